// Before the first paint, so that nothing flashes.
{
  const { documentElement: root } = document;
  try {
    const theme = localStorage.getItem("promptlink:theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (localStorage.getItem("promptlink:tour") !== null) root.dataset.begins = "elsewhere";
  } catch {
    // Storage is refused: every visit is a first one.
  }
  if (location.search || location.hash) root.dataset.begins = "elsewhere";
}
