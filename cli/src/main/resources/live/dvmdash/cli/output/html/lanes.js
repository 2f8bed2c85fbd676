(() => {
  'use strict';
  const jobs = document.querySelector('.jobs');
  const marks = [...document.querySelectorAll('a.point')];
  const links = new Map();
  for (const link of document.querySelectorAll('.jobs .link')) {
    for (const end of link.dataset.ends.split(' ')) {
      links.set(end, [...links.get(end) ?? [], link]);
    }
  }
  const idOf = anchor => anchor.getAttribute('href').slice(1);
  let pinned = null;

  // The lines of a mark stand out while it is pointed at, has the focus, or its details are open.
  const light = id => {
    document.querySelectorAll('.link.on').forEach(link => link.classList.remove('on'));
    const on = links.get(id) ?? [];
    on.forEach(link => link.classList.add('on'));
    jobs.classList.toggle('lit', on.length > 0);
  };
  for (const anchor of document.querySelectorAll('.job a')) {
    const enter = () => light(idOf(anchor));
    const leave = () => light(pinned);
    anchor.addEventListener('mouseenter', enter);
    anchor.addEventListener('mouseleave', leave);
    anchor.addEventListener('focus', enter);
    anchor.addEventListener('blur', leave);
  }

  const more = document.body.appendChild(document.createElement('aside'));
  more.id = 'more';
  more.hidden = true;
  more.tabIndex = -1;
  more.setAttribute('aria-labelledby', 'more-name');
  let origin = null;

  const shut = () => {
    if (more.hidden) {
      return;
    }
    more.hidden = true;
    document.body.classList.remove('reading');
    pinned = null;
    marks.forEach(mark => mark.classList.remove('open'));
    light(null);
    origin?.focus();
  };
  const show = id => {
    const entry = document.getElementById(id);
    const inside = document.createElement('div');
    const name = document.createElement('h2');
    name.id = 'more-name';
    name.append(...entry.querySelector('summary').cloneNode(true).childNodes);
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'tool shut';
    close.textContent = 'Close';
    close.addEventListener('click', shut);
    const rest = [...entry.children].slice(1).map(child => child.cloneNode(true));
    inside.append(name, close, ...rest);
    more.replaceChildren(inside);
    more.hidden = false;
    more.scrollTop = 0;
    document.body.classList.add('reading');
    pinned = id;
    marks.forEach(mark => mark.classList.toggle('open', idOf(mark) === id));
    light(id);
    more.focus({ preventScroll: true });
  };
  document.addEventListener('click', event => {
    const anchor = event.target.closest('.job a, #more a');
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    if (!more.contains(anchor)) {
      origin = anchor;
    }
    show(idOf(anchor));
    // What was chosen stays in view above its details.
    const at = origin.getBoundingClientRect();
    const hidden = at.bottom + 40 - more.getBoundingClientRect().top;
    if (hidden > 0) {
      window.scrollBy({ top: hidden, behavior: 'instant' });
    }
  });
  // Links among the entries open the entry that they lead to.
  const unfold = () => {
    const entry = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (entry?.matches('details.entry')) {
      entry.open = true;
      entry.scrollIntoView();
    }
  };
  window.addEventListener('hashchange', unfold);
  unfold();

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      shut();
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = marks.indexOf(document.activeElement);
    if (step && at >= 0) {
      event.preventDefault();
      const shown = marks.filter(mark => mark.ownerSVGElement.clientWidth > 0);
      shown[shown.indexOf(marks[at]) + step]?.focus();
    }
  });
})();
