// The page itself. All words come into it as text, never as HTML.
(() => {
  const part = id => document.getElementById(id);
  part('khoso-page').textContent = ''; // a page that the browser has saved has it filled
  const source = '<!DOCTYPE html>\n' + document.documentElement.outerHTML + '\n';
  const form = JSON.parse(part('khoso-form').textContent);
  const inFile = JSON.parse(part('khoso-answers').textContent);
  const store = 'khoso-phieu:' + form.id;
  const say = (key, ...args) => args.reduce((s, a, i) => s.replace('{' + i + '}', () => a), form.texts[key] || key);
  const answers = new Khoso.Answers(form, inFile);
  const controls = []; // {item, row, column, holder, input, error, star}
  const articles = []; // {item, asked, notAsked}
  let count = 0, timer = 0, dirty = false;

  const make = (tag, text, attributes, ...children) => {
    const e = document.createElement(tag);
    if (text)
      e.textContent = text;
    for (const [k, v] of Object.entries(attributes || {}))
      e.setAttribute(k, v);
    e.append(...children);
    return e;
  };
  const both = (tag, vi, en, attributes) => {
    const e = make(tag, vi, attributes);
    if (en && en !== vi)
      e.append(make('span', en, { class: 'en', lang: 'en' }));
    return e;
  };

  // Autosave: in the browser while typing, in the file when asked.
  const kept = () => {
    try {
      const text = localStorage.getItem(store);
      return text ? JSON.parse(text) : null;
    } catch (e) {
      return null; // closed to pages from files: the file is what counts
    }
  };
  const keep = () => {
    const now = answers.saved(new Date().toISOString());
    part('khoso-answers').textContent = Khoso.json(now);
    try {
      localStorage.setItem(store, JSON.stringify(now));
      status(say('kept', new Date().toLocaleTimeString('vi-VN')));
    } catch (e) {
      status(say('notKept'));
    }
  };
  const status = text => { part('khoso-status').textContent = text; };
  const changed = () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 400);
    refresh();
  };

  const save = () => {
    keep();
    const json = part('khoso-answers').textContent;
    const open = /<script\b[^>]*\bid="khoso-answers"[^>]*>/.exec(source);
    const from = open.index + open[0].length;
    const file = source.slice(0, from) + json + source.slice(source.indexOf('<\/script', from));
    const link = make('a', '', { href: URL.createObjectURL(new Blob([file], { type: 'text/html;charset=utf-8' })), download: form.file });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    dirty = false;
    status(say('saved', form.file));
  };

  const mark = (e, item, row, column) => {
    const a = answers.base.get(Khoso.key(item.id, row, column.id));
    const same = a && !answers.changes.has(Khoso.key(item.id, row, column.id));
    e.classList.toggle('computed', Boolean(same && a.origin === 'COMPUTED'));
    e.classList.toggle('suggested', Boolean(same && a.origin === 'SUGGESTED'));
    e.title = same && (a.origin === 'COMPUTED' || a.origin === 'SUGGESTED') ? say(a.origin.toLowerCase()) : '';
  };

  const typed = (c, raw) => {
    const wrong = answers.type(c.item.id, c.row, c.column, raw);
    c.error.textContent = wrong ? say('wrong.' + wrong) : '';
    c.input.setAttribute('aria-invalid', wrong ? 'true' : 'false');
    changed();
  };

  const select = (c, options) => {
    const e = make('select', '', {});
    e.append(make('option', '', { value: '' }));
    const now = answers.value(c.item.id, c.row, c.column.id);
    const known = options.map(o => o.id);
    for (const o of now && !known.includes(now) ? options.concat({ id: now, label: now }) : options)
      e.append(make('option', o.label, { value: o.id }));
    e.value = now;
    e.addEventListener('change', () => typed(c, e.value));
    return e;
  };

  const crosses = (c, label) => {
    const e = make('fieldset', '', { class: 'codes' }, make('legend', label, { class: 'aside' }));
    const chosen = () => answers.value(c.item.id, c.row, c.column.id).split(',').filter(Boolean);
    for (const o of c.column.options) {
      const box = make('input', '', { type: 'checkbox' });
      box.checked = chosen().includes(o.id);
      box.addEventListener('change', () => {
        const others = chosen().filter(id => id !== o.id);
        const all = box.checked ? others.concat(o.id) : others;
        const order = c.column.options.map(x => x.id);
        typed(c, order.filter(id => all.includes(id)).concat(all.filter(id => !order.includes(id))).join(','));
      });
      e.append(make('label', '', {}, box, ' ' + o.label));
    }
    return e;
  };

  const field = (c, label) => {
    const long = c.column.type === 'text';
    const e = make(long ? 'textarea' : 'input', '', long ? { rows: c.rows || 1 } : { type: 'text', autocomplete: 'off' });
    if (['integer', 'decimal', 'percent', 'bytes'].includes(c.column.type))
      e.inputMode = 'decimal';
    if (c.column.type === 'date')
      e.placeholder = say('day');
    const now = answers.at(Khoso.key(c.item.id, c.row, c.column.id));
    e.value = 'raw' in now ? now.raw : Khoso.shown(c.column, now.value);
    e.addEventListener('input', () => typed(c, e.value));
    e.setAttribute('aria-label', label);
    return e;
  };

  // A cell to fill in. label: what a reader of the screen hears
  const control = (item, row, column, label, rows) => {
    const c = { item, row, column, rows, error: make('span', '', { class: 'error', id: 'e' + ++count, role: 'status' }) };
    c.input = column.type === 'yesno' ? select(c, [{ id: 'YES', label: say('yes') }, { id: 'NO', label: say('no') }])
      : column.type === 'choice' ? (column.multiple ? crosses(c, label) : select(c, column.options)) : field(c, label);
    c.input.setAttribute('aria-label', label);
    c.input.setAttribute('aria-describedby', c.error.id);
    c.input.dataset.cell = item.id + '/' + row + '/' + column.id;
    c.holder = make('div', '', { class: 'cell' }, c.input, c.error);
    const now = answers.at(Khoso.key(item.id, row, column.id));
    if ('raw' in now)
      try {
        Khoso.value(column, now.raw);
      } catch (e) {
        c.error.textContent = say('wrong.' + e);
      }
    controls.push(c);
    return c;
  };

  const label = column => column.label + (column.unit ? ' (' + column.unit + ')' : '');

  const fields = item => item.columns.map(column => {
    const c = control(item, '', column, label(column), 3);
    const name = both('div', label(column), column.labelEn, { class: 'name' });
    c.star = make('span', ' *', { class: 'star', 'aria-hidden': 'true' });
    name.firstChild.after(c.star);
    c.outer = make('div', '', { class: 'field' }, name, c.holder);
    return c.outer;
  });

  const table = item => {
    const head = make('tr', '', {}, both('th', say(item.free ? 'number' : 'row'), '', { scope: 'col' }),
      ...item.columns.map(c => both('th', label(c) + (c.required ? ' *' : ''), c.labelEn, { scope: 'col' })));
    const body = make('tbody');
    const line = (id, name, en) => body.append(make('tr', '', {}, both('th', name, en, { scope: 'row' }),
      ...item.columns.map(column => make('td', '', {}, control(item, id, column, name + ' – ' + label(column), 1).holder))));
    const box = make('div', '', { class: 'table' }, make('table', '', {}, make('thead', '', {}, head), body));
    if (!item.free) {
      item.rows.forEach(r => line(r.id, r.label, r.labelEn));
      return [box];
    }
    let last = 0;
    const add = id => {
      last = Math.max(last, Number(id));
      line(id, id, '');
    };
    answers.rows(item.id).forEach(add);
    add(String(last + 1));
    const more = make('button', say('more'), { type: 'button' });
    more.addEventListener('click', () => {
      add(String(last + 1));
      refresh();
      body.lastChild.querySelector('input,select,textarea').focus();
    });
    return [box, more];
  };

  const note = (item, id, key) => {
    const column = { id, type: 'text', label: say(key), labelEn: form.texts[key + 'En'] };
    const c = control(item, '', column, column.label, 1);
    return make('div', '', { class: 'field note' }, both('div', column.label, column.labelEn, { class: 'name' }), c.holder);
  };

  const draw = () => {
    controls.length = articles.length = 0;
    const page = part('khoso-page');
    page.textContent = '';
    page.append(both('h1', form.caption, form.captionEn), make('dl', '', {}, ...form.facts.flatMap(f => [make('dt', f.name), make('dd', f.value)])));
    const who = make('input', '', { type: 'text', id: 'khoso-who' });
    who.value = answers.who;
    who.addEventListener('input', () => {
      answers.who = who.value.trim();
      changed();
    });
    page.append(make('div', '', { class: 'field' }, make('label', say('who'), { for: 'khoso-who', class: 'name' }), make('div', '', { class: 'cell' }, who)));
    page.append(make('ul', '', { class: 'guide' }, ...form.guide.map(g => make('li', g))));
    for (const p of form.parts) {
      const section = make('section', '', {}, ...(p.caption ? [both('h2', p.caption, p.captionEn)] : []));
      for (const item of p.items) {
        const counted = form.base.answers.some(a => a.item === item.id && a.origin === 'COMPUTED');
        const asked = make('div', '', {}, ...(item.fields ? fields(item) : table(item)), ...(counted ? [note(item, '#reason', 'changed')] : []),
          note(item, '#none', 'none'));
        const notAsked = make('p', say('notAsked'), { class: 'guide' });
        section.append(make('article', '', {}, both('h3', item.heading, item.headingEn), asked, notAsked));
        articles.push({ item, asked, notAsked });
      }
      page.append(section);
    }
    refresh();
  };

  const refresh = () => {
    let missing = 0;
    for (const c of controls) {
      const visible = answers.visible(c.item, c.row, c.column);
      (c.outer || c.holder).hidden = !visible;
      mark(c.input, c.item, c.row, c.column);
      const required = answers.required(c.item, c.row, c.column);
      if (c.star)
        c.star.hidden = !required;
      const lacks = answers.missing(c.item, c.row, c.column) && (!c.item.free || answers.rows(c.item.id).includes(c.row));
      missing += lacks ? 1 : 0;
      c.holder.classList.toggle('missing', lacks);
    }
    for (const a of articles) { // an item none of whose cells is asked
      const any = controls.some(c => c.item === a.item && !c.column.id.startsWith('#') && !(c.outer || c.holder).hidden);
      a.asked.hidden = !any;
      a.notAsked.hidden = any;
    }
    part('khoso-missing').textContent = missing ? say('missing', missing) : say('complete');
    part('khoso-next').disabled = missing === 0;
  };

  part('khoso-save').addEventListener('click', save);
  part('khoso-print').addEventListener('click', () => print());
  part('khoso-next').addEventListener('click', () => {
    const all = controls.filter(c => c.holder.classList.contains('missing'));
    const after = all.find(c => document.activeElement.compareDocumentPosition(c.holder) & Node.DOCUMENT_POSITION_FOLLOWING) || all[0];
    const e = after.input.matches('fieldset') ? after.input.querySelector('input') : after.input;
    e.focus();
    e.scrollIntoView({ block: 'center' });
  });
  part('khoso-discard').addEventListener('click', () => {
    answers.load(inFile);
    try {
      localStorage.removeItem(store);
    } catch (e) {
      // nothing was kept
    }
    part('khoso-restored').hidden = true;
    draw();
  });
  addEventListener('beforeunload', e => {
    if (dirty)
      e.preventDefault();
  });

  const before = kept();
  const newer = before && before.form === form.id && before.saved > (inFile.saved || '');
  if (newer)
    answers.load(before);
  part('khoso-restored').hidden = !newer;
  part('khoso-bar').hidden = false;
  draw();
})();
