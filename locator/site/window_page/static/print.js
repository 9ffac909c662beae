// Prints the card. Without scripts there is no button: the browser's own way to print is named beside it.

const button = document.querySelector("nav button");
button.hidden = false;
button.addEventListener("click", () => window.print());
