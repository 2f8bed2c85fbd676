(() => {
  'use strict';
  const SHOWN = 12;
  const files = document.body.dataset.files;
  const make = (name, className, text) => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const said = document.body.appendChild(make('p', 'quiet', ''));
  said.setAttribute('role', 'status');

  const button = (text, label, act) => {
    const made = make('button', 'tool', text);
    made.type = 'button';
    made.setAttribute('aria-label', label);
    made.addEventListener('click', act);
    return made;
  };
  const save = (name, type, text) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = files + '-' + name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const isNumber = cell => cell.className === '';

  // Tables sort by the exact value of a cell where its text is rounded.
  const valueOf = cell => {
    const exact = cell.dataset.v ?? cell.textContent;
    return cell.textContent === '–' ? null
      : isNumber(cell) ? Number(exact.replaceAll(',', '')) : exact;
  };
  const compare = (a, b, sign) => {
    if (a === null || b === null) {
      return a === b ? 0 : a === null ? 1 : -1;
    }
    return sign * (typeof a === 'number' ? a - b : a.localeCompare(b, 'en'));
  };
  for (const table of document.querySelectorAll('table.rows')) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const bar = table.closest('.sheet').querySelector('.bar');
    let folded = rows.length > SHOWN + 3;
    const rest = make('span', 'rest', '');
    const fold = () => {
      [...body.rows].forEach((row, i) => { row.hidden = folded && i >= SHOWN; });
      rest.textContent = folded ? `${SHOWN} of ${rows.length} rows` : '';
    };
    if (folded) {
      const more = button('Show all ' + rows.length, 'Show all rows', () => {
        folded = !folded;
        more.textContent = folded ? 'Show all ' + rows.length : 'Show fewer';
        more.setAttribute('aria-expanded', String(!folded));
        fold();
      });
      more.setAttribute('aria-expanded', 'false');
      more.removeAttribute('aria-label');
      more.classList.add('more');
      bar.prepend(more, rest);
      fold();
    }
    const heads = [...table.querySelectorAll('th[data-name]')];
    heads.forEach((head, column) => {
      const sorter = make('button', '', '');
      sorter.type = 'button';
      sorter.append(...head.childNodes);
      head.append(sorter);
      head.setAttribute('aria-sort', 'none');
      sorter.addEventListener('click', () => {
        const now = head.getAttribute('aria-sort');
        const first = isNumber(head) ? 'descending' : 'ascending';
        const other = first === 'ascending' ? 'descending' : 'ascending';
        const order = now === first ? other : first;
        heads.forEach(each => each.setAttribute('aria-sort', 'none'));
        head.setAttribute('aria-sort', order);
        const sign = order === 'ascending' ? 1 : -1;
        const keyed = rows.map(row => [valueOf(row.cells[column]), row]);
        keyed.sort((a, b) => compare(a[0], b[0], sign));
        body.append(...keyed.map(each => each[1]));
        fold();
        said.textContent = 'Sorted by ' + sorter.textContent + ', ' + order;
      });
    });
  }

  // Text that a spreadsheet would take for a formula gets an apostrophe, as in the csv format.
  const csvCell = text => {
    const harmless = /^[=+\-@＝＋－＠]/.test(text) && isNaN(text) ? "'" + text : text;
    return /[",\n]/.test(harmless) ? '"' + harmless.replaceAll('"', '""') + '"' : harmless;
  };
  const exact = cell => {
    const text = cell.dataset.v ?? cell.textContent;
    return text === '–' ? '' : isNumber(cell) ? text.replaceAll(',', '') : text;
  };
  for (const sheet of document.querySelectorAll('.sheet')) {
    const csv = () => {
      const heads = [...sheet.querySelectorAll('th[data-name]')];
      const lines = [heads.map(head => head.dataset.name)];
      const table = sheet.querySelector('table.rows');
      if (table) {
        [...table.tBodies[0].rows].forEach(row => lines.push([...row.cells].map(exact)));
      } else {
        lines.push([...sheet.querySelectorAll('td')].map(exact));
      }
      save(sheet.dataset.csv + '.csv', 'text/csv',
        lines.map(line => line.map(csvCell).join(',') + '\n').join(''));
    };
    const tools = make('span', 'tools', '');
    tools.append(button('CSV', 'Save the table ' + sheet.dataset.csv + ' as CSV', csv));
    sheet.querySelector('.bar').append(tools);
  }

  const STYLES = ['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin',
    'stroke-dasharray', 'marker-end', 'paint-order', 'opacity', 'text-anchor', 'font-size',
    'font-weight', 'font-family'];
  const DRAWN = 'rect, path, circle, text, g, use, marker';
  const styled = (from, copy) => {
    const origins = from.querySelectorAll(DRAWN);
    copy.querySelectorAll(DRAWN).forEach((element, i) => {
      const style = getComputedStyle(origins[i]);
      STYLES.forEach(name => element.setAttribute(name, style.getPropertyValue(name)));
    });
    return copy;
  };
  for (const figure of document.querySelectorAll('figure.chart, .job')) {
    const heading = figure.querySelector('h3, h2');
    const svg = () => {
      const drawn = [...figure.querySelectorAll('svg[viewBox]:not([aria-hidden])')]
        .find(each => each.clientWidth > 0);
      const copy = styled(drawn, drawn.cloneNode(true));
      const [, , width, height] = copy.getAttribute('viewBox').split(' ');
      const card = getComputedStyle(figure.closest('.jobs') ?? figure);
      document.querySelectorAll('svg.tips defs').forEach(
        tips => copy.append(styled(tips, tips.cloneNode(true))));
      const ink = getComputedStyle(figure);
      const add = (name, attributes, text) => {
        const element = document.createElementNS('http://www.w3.org/2000/svg', name);
        Object.entries(attributes).forEach(each => element.setAttribute(...each));
        element.textContent = text;
        copy.append(element);
      };
      const write = (x, y, size, weight, text) => add('text', { x, y, fill: ink.color,
        'font-size': size, 'font-weight': weight, 'font-family': ink.fontFamily }, text);
      // The heading and the legend, which are no part of the drawing in the page.
      const keys = [...figure.querySelectorAll('.legend li')];
      let x = 0;
      let line = 0;
      const places = keys.map(key => {
        const needed = 30 + key.textContent.length * 7;
        if (x > 0 && x + needed > width) {
          x = 0;
          line++;
        }
        const place = { key, x, line };
        x += needed;
        return place;
      });
      const top = keys.length ? -64 - 20 * line : -44;
      write(0, top + 20, 16, 600, heading.textContent);
      for (const place of places) {
        const mark = getComputedStyle(place.key, '::before');
        const [wide, high] = [parseFloat(mark.width), parseFloat(mark.height)];
        const middle = top + 40 + 20 * place.line;
        add('rect', { x: place.x, y: middle - high / 2, width: wide, height: high,
          rx: mark.borderRadius === '50%' ? high / 2 : 1, fill: mark.backgroundColor,
          opacity: mark.opacity }, '');
        write(place.x + wide + 6, middle + 4, 12, 400, place.key.textContent);
      }
      const margin = 16;
      const box = [-margin, top - margin, +width + 2 * margin, height - top + 2 * margin];
      copy.setAttribute('viewBox', box.join(' '));
      copy.setAttribute('width', box[2]);
      copy.setAttribute('height', box[3]);
      add('rect', { x: box[0], y: box[1], width: box[2], height: box[3],
        fill: card.backgroundColor }, '');
      copy.querySelector('desc').after(copy.lastChild);
      save(figure.id + '.svg', 'image/svg+xml', new XMLSerializer().serializeToString(copy));
    };
    const tools = make('span', 'tools', '');
    tools.append(button('SVG', 'Save the chart ' + heading.textContent + ' as SVG', svg));
    figure.querySelector('figcaption, .about').append(tools);
  }

  // Definitions: what a term links to, shown beside it.
  const tip = document.body.appendChild(make('div', '', ''));
  tip.id = 'tip';
  tip.hidden = true;
  tip.setAttribute('role', 'tooltip');
  let leaving = 0;
  const stay = () => clearTimeout(leaving);
  const hide = () => {
    stay();
    tip.hidden = true;
  };
  const leave = () => {
    stay();
    leaving = setTimeout(hide, 250);
  };
  const show = term => {
    stay();
    const meaning = document.getElementById(term.dataset.means);
    tip.textContent = meaning.textContent;
    tip.hidden = false;
    const at = term.getBoundingClientRect();
    const most = document.documentElement.clientWidth - tip.offsetWidth - 16;
    const below = at.bottom + tip.offsetHeight + 12 < window.innerHeight;
    const top = below ? at.bottom + 8 : at.top - tip.offsetHeight - 8;
    tip.style.left = Math.max(16, Math.min(at.left, most)) + 'px';
    tip.style.top = Math.max(8, top) + window.scrollY + 'px';
  };
  tip.addEventListener('mouseenter', stay);
  tip.addEventListener('mouseleave', leave);
  for (const term of document.querySelectorAll('[data-means]')) {
    const target = term.closest('button') ?? term;
    target.setAttribute('aria-describedby', term.dataset.means);
    target.addEventListener('mouseenter', () => show(term));
    target.addEventListener('mouseleave', leave);
    target.addEventListener('focus', () => show(term));
    target.addEventListener('blur', leave);
    target.addEventListener('click', event => {
      // A tap shows what it means here, and does not go to where it is written.
      event.preventDefault();
      event.stopPropagation();
      show(term);
    });
  }
  document.addEventListener('click', event => {
    if (!tip.contains(event.target)) {
      hide();
    }
  });
  // On paper nothing can be unfolded.
  window.addEventListener('beforeprint', () => {
    document.querySelectorAll('details.all').forEach(each => { each.open = true; });
  });
  // Where the reader is, for the list of reports.
  const links = new Map([...document.querySelectorAll('nav a')]
    .map(link => [link.getAttribute('href').slice(1), link]));
  const seen = new IntersectionObserver(entries => {
    const entered = entries.filter(entry => entry.isIntersecting).at(-1);
    if (entered) {
      links.forEach(link => link.removeAttribute('aria-current'));
      links.get(entered.target.id).setAttribute('aria-current', 'true');
    }
  }, { rootMargin: '-20% 0px -79% 0px' });
  links.forEach((link, id) => seen.observe(document.getElementById(id)));
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      hide();
    }
  });
})();
