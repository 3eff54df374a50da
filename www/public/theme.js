// Before the first paint, so that nothing flashes which is not meant: a choice of light or dark other than the system's, and
// the text that a first visit begins with, where another one will be shown.
{
  const { documentElement: root } = document;
  try {
    const theme = localStorage.getItem("promptlink:theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (localStorage.getItem("promptlink:tour") !== null) root.dataset.begins = "elsewhere";
  } catch {
    // Storage is refused: the system decides, and every visit is a first one.
  }
  if (location.search || location.hash) root.dataset.begins = "elsewhere";
}
