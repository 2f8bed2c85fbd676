// Faults by the rules of WCAG 2.2 AA that a program can decide, as sentences.
(() => {
  const faults = [];
  const all = selector => [...document.querySelectorAll(selector)];
  const byId = id => document.getElementById(id);
  const named = element => {
    const by = element.getAttribute('aria-labelledby');
    const label = by ? by.split(' ').map(id => byId(id)?.textContent ?? '').join(' ') : null;
    return (label ?? element.getAttribute('aria-label') ?? element.textContent).trim() !== '';
  };
  if (!document.documentElement.lang || !document.title) {
    faults.push('the page has no language or no title');
  }
  const ids = new Set();
  for (const element of all('[id]')) {
    if (ids.has(element.id)) {
      faults.push('twice: #' + element.id);
    }
    ids.add(element.id);
  }
  for (const attribute of ['aria-labelledby', 'aria-describedby']) {
    for (const element of all('[' + attribute + ']')) {
      if (!byId(element.getAttribute(attribute))) {
        faults.push(attribute + ' names nothing: ' + element.getAttribute(attribute));
      }
    }
  }
  for (const link of all('a[href^="#"]')) {
    if (!byId(link.getAttribute('href').slice(1))) {
      faults.push('goes nowhere: ' + link.getAttribute('href'));
    }
  }
  for (const element of all('button, a, svg[role=img], section, nav, [role=region], figure')) {
    if (!named(element)) {
      faults.push('has no name: ' + element.outerHTML.slice(0, 80));
    }
  }
  for (const svg of all('figure svg')) {
    if (!svg.querySelector('desc')?.textContent) {
      faults.push('a chart has no text: ' + svg.parentElement.id);
    }
  }
  for (const head of all('table th')) {
    if (!head.scope) {
      faults.push('a heading without scope: ' + head.textContent);
    }
  }
  let level = 0;
  for (const heading of all('h1, h2, h3, h4')) {
    const next = Number(heading.localName[1]);
    if (next > level + 1) {
      faults.push('skips a level: ' + heading.textContent);
    }
    level = next;
  }
  if (all('h1').length !== 1 || all('main').length !== 1) {
    faults.push('not one h1 and one main');
  }

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => {
    const linear = [r, g, b].map(c => c / 255)
      .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const behind = element => {
    for (let each = element; each; each = each.parentElement) {
      const colour = rgb(getComputedStyle(each).backgroundColor);
      if (colour[3] === 255) {
        return colour;
      }
    }
    return [255, 255, 255, 255];
  };
  const said = new Set();
  for (const element of all('body *')) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const inCell = element.classList.contains('cell');
    if (!own || !element.getClientRects().length || element.closest('title, desc, script')) {
      continue;
    }
    const style = getComputedStyle(element);
    const front = rgb(element instanceof SVGElement ? style.fill : style.color);
    const back = inCell ? rgb(getComputedStyle(element.previousElementSibling).fill)
      : behind(element);
    const [dark, light] = [luminance(front), luminance(back)].sort((a, b) => a - b);
    const contrast = (light + 0.05) / (dark + 0.05);
    const what = element.localName + '.' + (element.getAttribute('class') ?? '');
    if (contrast < 4.5 && !said.has(what)) {
      said.add(what);
      faults.push('contrast ' + contrast.toFixed(2) + ': ' + what + ' ' + element.textContent);
    }
  }
  return faults;
})()
