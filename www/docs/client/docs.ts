import "./docs.css";
import { addresses } from "./addresses.ts";
import { showContents } from "./contents.ts";
import { addCopyButtons } from "./copy.ts";
import { addSearch } from "./find.ts";
import { keepPages } from "./keep.ts";
import { addTheme } from "./theme.ts";

addTheme();
addSearch();
addCopyButtons();
showContents();
keepPages(addresses().docs);

// On a wide window the list of pages is always open.
const fold = document.querySelector<HTMLDetailsElement>(".pages-fold");
const wide = matchMedia("(min-width: 900px)");
const unfold = () => {
  if (fold) fold.open = wide.matches;
};
wide.addEventListener("change", unfold);
unfold();
