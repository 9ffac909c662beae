// What a look at a page in some view has to find: sentences on what is wrong, none where all is well.
(() => {
  const TARGETS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';

  const told = element => {
    const text = (element.innerText || element.value || element.getAttribute('aria-label') || '').trim();
    const names = (element.getAttribute('class') || '').split(' ').filter(Boolean).map(name => `.${name}`).join('');
    return `<${element.tagName.toLowerCase()}${names}> “${text.replace(/\s+/g, ' ').slice(0, 40)}”`;
  };
  const seen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const excepted = (element, selectors) => selectors.length > 0 && element.closest(selectors.join(',')) !== null;

  const channels = colour => {
    const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
    return { red, green, blue, alpha };
  };
  const luminance = colour => {
    const { red, green, blue } = channels(colour);
    const [r, g, b] = [red, green, blue].map(part => part / 255).map(
      share => share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  // As WCAG 2.2 defines it.
  const contrast = (one, other) => {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };
  const isPainted = colour => /^(rgb|color)/.test(colour) && channels(colour).alpha > 0;
  const ground = element => {
    for (let above = element; above; above = above.parentElement) {
      const { backgroundColor } = getComputedStyle(above);
      if (!(above instanceof SVGElement) && isPainted(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };

  const paints = element => {
    const style = getComputedStyle(element);
    if (!(element instanceof SVGElement)) return [style.borderTopColor];
    return [style.fill, parseFloat(style.strokeWidth) > 0 ? style.stroke : ''].filter(isPainted);
  };

  // Drawn shapes that do not stand out from what they are drawn on: axe judges texts alone.
  const faintShapes = (least, selectors) => [...document.querySelectorAll('svg path, svg circle, svg line, svg rect, .shape')]
    .filter(element => seen(element) && !excepted(element, selectors))
    .flatMap(element => {
      const on = ground(element instanceof SVGElement ? element.ownerSVGElement : element.parentElement);
      const best = Math.max(0, ...paints(element).map(paint => contrast(paint, on)));
      return best >= least ? [] : [`${told(element)} of ${told(element.closest('svg, .shape').parentElement)} has ${best.toFixed(1)} : 1`];
    });

  // Words in drawings, which axe leaves undecided.
  const faintTexts = (least, selectors) => [...document.querySelectorAll('svg text')]
    .filter(element => seen(element) && !excepted(element, selectors))
    .map(element => [element, contrast(getComputedStyle(element).fill, ground(element.ownerSVGElement))])
    .filter(([, stands]) => stands < least)
    .map(([element, stands]) => `${told(element)} “${element.textContent}” has ${stands.toFixed(1)} : 1`);

  // What the keyboard comes to, without a ring that is seen, or hidden behind something else.
  const unseenFocus = (least, selectors) => [...document.querySelectorAll(TARGETS)]
    .filter(element => seen(element) && element.tabIndex >= 0 && !element.disabled && !excepted(element, selectors))
    .flatMap(element => {
      element.focus();
      element.scrollIntoView({ block: 'center' });
      if (document.activeElement !== element) return [`${told(element)} takes no focus`];
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      const stands = contrast(outlineColor, ground(element.parentElement));
      if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2 || stands < least) {
        return [`${told(element)} has no ring: ${outlineStyle} ${outlineWidth} ${outlineColor}, ${stands.toFixed(1)} : 1`];
      }
      const box = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
      const above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const hit = above && (element.contains(above) || above.contains(element));
      return hit ? [] : [`${told(element)} lies behind ${above ? told(above) : 'the edge of the screen'}`];
    });

  // Buttons and states that nothing sets apart where grounds are not drawn.
  const unbordered = selectors => [...document.querySelectorAll('button, .state, .act')]
    .filter(element => seen(element) && !excepted(element, selectors))
    .filter(element => parseFloat(getComputedStyle(element).borderTopWidth) < 1)
    .map(element => `${told(element)} has no border`);

  // As readers may set texts apart: WCAG 1.4.12.
  const spaceOut = () => {
    // Pictures are pictures, but what is round them would hand its spaces down.
    for (const picture of document.querySelectorAll('svg')) {
      for (const name of ['letter-spacing', 'word-spacing']) picture.style.setProperty(name, 'normal', 'important');
    }
    for (const element of document.body.querySelectorAll('*:not(svg, svg *)')) {
      for (const [name, value] of [['line-height', '1.5'], ['letter-spacing', '0.12em'], ['word-spacing', '0.16em']]) {
        element.style.setProperty(name, value, 'important');
      }
      if (element.tagName === 'P') element.style.setProperty('margin-bottom', '2em', 'important');
    }
  };

  return { faintShapes, faintTexts, unseenFocus, unbordered, spaceOut };
})()
