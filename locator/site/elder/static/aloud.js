// Reads aloud what the screen says, by the browser's own speech: each marked part in its language, as it is marked.
// The button shows itself once there is a voice for the page's language; a second press, and leaving, end it.

const speech = window.speechSynthesis;
const button = document.querySelector("button.aloud");

if (speech && button) {
  const label = button.textContent;
  // Programs call a language zh-CN, zh_CN or cmn-Hans-CN.
  const family = (lang) => lang.toLowerCase().replace(/^(cmn|yue)/, "zh").slice(0, 2);
  let reading = 0;
  let isReading = false;

  const voiceFor = (lang) => {
    const voices = speech.getVoices().filter((voice) => family(voice.lang) === family(lang));
    return voices.find((voice) => voice.lang.replace("_", "-") === lang) || voices[0];
  };

  const show = () => {
    button.hidden = !voiceFor(document.documentElement.lang);
  };

  const stop = () => {
    reading += 1;
    speech.cancel();
    button.textContent = label;
    isReading = false;
  };

  // Some browsers break off what takes long: a sentence at a time.
  const sentences = function* () {
    for (const part of document.querySelectorAll("[data-aloud]")) {
      const lang = part.closest("[lang]").lang;
      const text = (part.dataset.aloud || part.innerText).replace(/ · /g, "，");
      for (const sentence of text.match(/[^。！？；\n]+[。！？；]?/g) || []) if (sentence.trim()) yield [sentence, lang];
    }
  };

  const read = () => {
    stop();
    const mine = reading;
    const spoken = [];
    for (const [text, lang] of sentences()) {
      const voice = voiceFor(lang);
      if (!voice) continue;
      const one = new SpeechSynthesisUtterance(text);
      Object.assign(one, { lang, voice, rate: 0.9 });
      spoken.push(one);
    }
    if (!spoken.length) return;
    const ended = () => {
      if (mine === reading) stop();
    };
    spoken[spoken.length - 1].onend = ended;
    for (const one of spoken) {
      one.onerror = ended;
      speech.speak(one);
    }
    button.textContent = button.dataset.stop;
    isReading = true;
  };

  show();
  speech.onvoiceschanged = show; // in most browsers the voices come later
  button.addEventListener("click", () => (isReading ? stop() : read()));
  window.addEventListener("pagehide", stop);
}
