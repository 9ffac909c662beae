// What a page's geometry has to say for itself. Each function gives sentences on what is wrong, none where all is well.
(() => {
  const TARGETS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex]';
  const SLACK = 0.51; // boxes lie on fractions of pixels

  // What is clipped to nothing is there for programs that read pages aloud.
  const readAloud = element => {
    for (let above = element; above; above = above.parentElement) {
      if (getComputedStyle(above).clipPath === 'inset(50%)') return true;
    }
    return false;
  };
  const seen = element =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !readAloud(element);
  const excepted = (element, selectors) => selectors.length > 0 && element.closest(selectors.join(',')) !== null;
  const told = element => {
    const text = (element.innerText || element.value || element.getAttribute('aria-label') || '').trim();
    const names = [...element.classList].map(name => `.${name}`).join('');
    return `<${element.tagName.toLowerCase()}${names}> “${text.replace(/\s+/g, ' ').slice(0, 40)}”`;
  };
  const px = number => `${Math.round(number * 10) / 10} px`;

  // Text nodes that can be read, with the element that each stands in.
  const texts = function* (selectors) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (node.data.trim() && seen(element) && !excepted(element, selectors)) yield [node, element];
    }
    for (const field of document.querySelectorAll('input:not([type=checkbox], [type=radio]), select, textarea')) {
      if (seen(field) && !excepted(field, selectors)) yield [null, field];
    }
  };

  const boxes = node => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(box => box.width > 0 && box.height > 0);
  };

  const hides = style => /hidden|clip/.test(style.overflowX + style.overflowY);
  const scrolls = style => /auto|scroll/.test(style.overflowX);

  // The nearest box that keeps what is inside it from sticking out of the page.
  const container = element => {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
      const style = getComputedStyle(above);
      if (hides(style) || scrolls(style)) return above;
    }
    return null;
  };

  const targets = selectors => [...document.querySelectorAll(TARGETS)].filter(element =>
    seen(element) && element.tabIndex >= 0 && !excepted(element, selectors));

  // WCAG 2.5.8 excepts a target in a sentence. Taken strictly: it flows with the text, and the block around it holds,
  // beside links, text with the marks of a sentence.
  const inSentence = element => {
    if (getComputedStyle(element).display !== 'inline') return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const beside = block.cloneNode(true);
    beside.querySelectorAll(TARGETS).forEach(each => each.remove());
    return /[。，；？！,;?!]|\.(\s|$)/.test(beside.textContent);
  };

  // A box to tick is hit by its label too.
  const box = element => {
    const label = /^(checkbox|radio)$/.test(element.type) && element.closest('label');
    return (label || element).getBoundingClientRect();
  };

  const sticksOut = (width, selectors) => {
    const found = [];
    const whole = document.scrollingElement.scrollWidth;
    if (whole > width) found.push(`the page is ${px(whole)} wide, the screen ${px(width)}`);
    for (const element of document.body.querySelectorAll('*')) {
      if (!seen(element) || excepted(element, selectors) || container(element)) continue;
      const { left, right, width: wide } = element.getBoundingClientRect();
      if (wide && (right > width + SLACK || left < -SLACK)) {
        found.push(`${told(element)} reaches from ${px(left)} to ${px(right)}, the screen to ${px(width)}`);
      }
    }
    return found;
  };

  const smallTargets = (least, selectors) => targets(selectors).flatMap(element => {
    const { width, height } = box(element);
    const small = width < least - SLACK || height < least - SLACK;
    return small && !inSentence(element) ? [`${told(element)} is ${px(width)} × ${px(height)}`] : [];
  });

  const smallText = (least, leastLine, selectors) => [...texts(selectors)].flatMap(([, element]) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const line = parseFloat(style.lineHeight) / size; // NaN where no line height is stated
    const small = size < least ? [`${told(element)} is set in ${px(size)}`] : [];
    return line >= leastLine - 0.001 ? small : [...small, `${told(element)} has lines of ${style.lineHeight}`];
  });

  // The contrast of a text to the nearest ground under it (WCAG 2.2), for grounds of one colour.
  const paleText = (least, selectors) => [...texts(selectors)].flatMap(([, element]) => {
    const ratio = contrast(colour(getComputedStyle(element).color), groundUnder(element));
    return ratio >= least ? [] : [`${told(element)} has a contrast of ${ratio.toFixed(2)}`];
  });

  const colour = text => text.match(/[\d.]+/g).map(Number); // rgb(1, 2, 3) or rgba(1, 2, 3, 0.5)

  const groundUnder = element => {
    for (let above = element; above; above = above.parentElement) {
      const [red, green, blue, alpha = 1] = colour(getComputedStyle(above).backgroundColor);
      if (alpha === 1) return [red, green, blue];
    }
    return [255, 255, 255];
  };

  const contrast = (one, other) => {
    const [darker, lighter] = [one, other].map(luminance).sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };

  const luminance = ([red, green, blue]) => [red, green, blue]
    .map(value => value / 255)
    .map(share => share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)
    .reduce((sum, share, which) => sum + share * [0.2126, 0.7152, 0.0722][which], 0);

  const cutText = selectors => [...texts(selectors)].flatMap(([node, element]) => {
    if (!node) return [];
    const found = [];
    for (let above = element; above && above !== document.documentElement; above = above.parentElement) {
      const style = getComputedStyle(above);
      if (!hides(style) || scrolls(style) || /auto|scroll/.test(style.overflowY)) continue;
      const frame = above.getBoundingClientRect();
      const out = boxes(node).some(({ left, right, top, bottom }) =>
        left < frame.left - 1 || right > frame.right + 1 || top < frame.top - 1 || bottom > frame.bottom + 1);
      if (out) found.push(`${told(element)} is cut off by ${told(above)}`);
    }
    return found;
  });

  // The parts of an element that can be seen and hit: what has been scrolled out of a frame is no more there.
  const visible = element => {
    let parts = [...element.getClientRects()].map(({ left, right, top, bottom }) => ({ left, right, top, bottom }));
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
      const style = getComputedStyle(above);
      if (!/hidden|clip|auto|scroll/.test(style.overflowX + style.overflowY)) continue;
      const frame = above.getBoundingClientRect();
      parts = parts.map(part => ({
        left: Math.max(part.left, frame.left), right: Math.min(part.right, frame.right),
        top: Math.max(part.top, frame.top), bottom: Math.min(part.bottom, frame.bottom),
      }));
    }
    return parts;
  };

  const overlaps = selectors => {
    const all = targets(selectors).map(element => [element, visible(element)]);
    const found = [];
    all.forEach(([one, its], number) => all.slice(number + 1).forEach(([other, others]) => {
      if (one.contains(other) || other.contains(one)) return;
      const meet = its.some(a => others.some(b =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1));
      if (meet) found.push(`${told(one)} lies over ${told(other)}`);
    }));
    return found;
  };

  // Every text larger, as a reader may ask of a browser, and every other measure as it was; pictures are pictures.
  const enlarge = times => {
    const sizes = [...document.body.querySelectorAll('*:not(svg *)')].map(element =>
      [element, parseFloat(getComputedStyle(element).fontSize), getComputedStyle(element)]);
    const lines = sizes.map(([, size, style]) => parseFloat(style.lineHeight) / size);
    sizes.forEach(([element, size], number) => {
      element.style.setProperty('font-size', `${size * times}px`, 'important');
      if (lines[number]) element.style.setProperty('line-height', lines[number], 'important');
    });
  };

  return { sticksOut, smallTargets, smallText, paleText, cutText, overlaps, enlarge };
})()
