'use strict';

// Narrows the findings down. The page is whole without this: the form shows itself only where the script runs.
(() => {
  const form = document.getElementById('filters');
  if (!form) return;
  const section = document.getElementById('findings');
  const nothing = document.getElementById('none');
  const findings = Array.from(section.querySelectorAll('.finding'));
  const events = Array.from(section.querySelectorAll('.event'));
  const words = new Map();

  // A finding's words, with those of its event; put together when they are first looked for.
  const text = (finding) => {
    if (!words.has(finding)) {
      const event = finding.closest('.event').querySelector('h3').textContent;
      words.set(finding, `${event} ${finding.textContent}`.replace(/\s+/g, ' ').toLowerCase());
    }
    return words.get(finding);
  };

  const apply = () => {
    const relations = Array.from(form.querySelectorAll('[name=relation]:checked'), (box) => box.value);
    const { source, event } = form.elements;
    const sought = form.elements.words.value.trim().replace(/\s+/g, ' ').toLowerCase();
    let shown = 0;
    for (const finding of findings) {
      const fits = relations.includes(finding.dataset.relation)
        && (event.value === '' || event.value === finding.dataset.event)
        && (source.value === '' || finding.dataset.sources.split(' ').includes(source.value))
        && (sought === '' || text(finding).includes(sought));
      finding.hidden = !fits;
      shown += Number(fits);
    }
    for (const part of events) part.hidden = !part.querySelector('.finding:not([hidden])');
    nothing.hidden = shown > 0;
    const all = findings.length;
    form.elements.count.value = shown === all
      ? `${all} ${all === 1 ? 'finding' : 'findings'}`
      : `${shown} of ${all} findings`;
  };

  // A form tells of a reset before its fields have their first values; so the page does both itself.
  const clear = () => {
    form.reset();
    apply();
  };

  // Someone who comes by a link is not kept from what it points to.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest('[hidden]')) {
      clear();
      target.scrollIntoView();
    }
  };

  // From finding to finding by key, while the focus is among them and not where one types.
  const step = (event) => {
    const by = { j: 1, k: -1 }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey || event.target.matches('select, [type=search]')) return;
    const shown = findings.filter((finding) => !finding.hidden);
    const next = shown[Math.max(0, shown.indexOf(event.target.closest('.finding')) + by)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  };

  // What is scrolled to stops below the form where that stays in view.
  const root = document.documentElement;
  new ResizeObserver(() => {
    const stays = getComputedStyle(form).position === 'sticky';
    root.style.scrollPaddingTop = stays ? `${form.offsetHeight + 8}px` : '';
  }).observe(form);

  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.elements.clear.addEventListener('click', clear);
  section.addEventListener('keydown', step);
  addEventListener('hashchange', reveal);
  // What is folded away is printed all the same.
  addEventListener('beforeprint', () => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
  for (const part of [form, section.querySelector('.hint')]) part.hidden = false;
  apply();
})();
