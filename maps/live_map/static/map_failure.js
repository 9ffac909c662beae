// That a view could not be had: said where people look, over the map, with a button that asks for it once more.

export class Failure {
  constructor(map, tryAgain) {
    this.map = map;
    this.told = document.querySelector(".failed > p");
    this.told.querySelector("button").addEventListener("click", tryAgain);
  }

  say() {
    this.told.hidden = false;
  }

  // Whoever pressed the button goes on from the map, where there is now something to look at.
  end() {
    if (this.told.contains(document.activeElement)) this.map.getContainer().focus({ preventScroll: true });
    this.told.hidden = true;
  }
}
