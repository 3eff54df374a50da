/** Marks in the list of what is on a page what one is reading. */
export function showContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".contents a")];
  const headings = links.map(({ hash }) => document.getElementById(hash.slice(1)));
  const list = document.querySelector(".contents");
  const mark = () => {
    const read = headings.findLastIndex((one) => one && one.getBoundingClientRect().top < 120);
    for (const [index, link] of links.entries()) {
      if (index !== Math.max(0, read)) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "true");
        list?.scrollTo({ top: link.offsetTop - list.clientHeight / 2 });
      }
    }
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
}
