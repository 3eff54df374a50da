// Before the first paint, so that a choice other than the system's does not flash.
try {
  const theme = localStorage.getItem("promptlink:theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system decides.
}
