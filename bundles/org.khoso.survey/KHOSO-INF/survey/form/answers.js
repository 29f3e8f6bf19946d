// What is answered: the response as it was when the form was made, and what was changed since. No part of the page.
Khoso.key = (item, row, column) => JSON.stringify([item, row, column]);

Khoso.Answers = class {
  // form: what Khoso wrote; saved: changes that came with the file
  constructor(form, saved) {
    this.form = form;
    this.base = new Map(form.base.answers.map(a => [Khoso.key(a.item, a.row, a.column), a]));
    this.load(saved);
    this.conditions = new Map();
    this.hiddenAtFirst = new Set();
    this.each((item, row, column) => {
      if (!this.visible(item, row, column))
        this.hiddenAtFirst.add(Khoso.key(item.id, row, column.id));
    });
  }

  load(saved) {
    this.who = saved.who || '';
    this.changes = new Map((saved.cells || []).map(c => [Khoso.key(c.item, c.row, c.column), 'raw' in c ? { raw: c.raw } : { value: c.value }]));
  }

  // Calls for each cell that is asked, free rows as far as they are there.
  each(call) {
    for (const part of this.form.parts)
      for (const item of part.items)
        for (const row of item.free ? this.rows(item.id) : item.rows.map(r => r.id))
          for (const column of item.columns)
            call(item, row, column);
  }

  baseValue(key) {
    const a = this.base.get(key);
    return a ? a.value : '';
  }

  // What stands in a cell: {value} or, where it could not be understood, {raw}.
  at(key) {
    return this.changes.get(key) || { value: this.baseValue(key) };
  }

  value(item, row, column) {
    return this.at(Khoso.key(item, row, column)).value || '';
  }

  // Takes what was typed; returns the name of what is wrong with it, or nothing.
  type(item, row, column, raw) {
    const key = Khoso.key(item, row, column.id);
    let now, wrong;
    try {
      now = { value: Khoso.value(column, raw) };
    } catch (e) {
      if (typeof e !== 'string')
        throw e;
      now = { raw };
      wrong = e;
    }
    if (raw === Khoso.shown(column, this.baseValue(key))) {
      now = { value: this.baseValue(key) };
      wrong = undefined;
    }
    if (now.value === this.baseValue(key))
      this.changes.delete(key);
    else
      this.changes.set(key, now);
    return wrong;
  }

  // Rows of an item that have any value, in order.
  rows(item) {
    const rows = new Set();
    const see = (key, blank) => {
      const [i, row, column] = JSON.parse(key);
      if (i === item && !column.startsWith('#') && !blank)
        rows.add(row);
    };
    for (const key of this.base.keys())
      see(key, !this.changes.has(key) ? this.baseValue(key).trim() === '' : true);
    for (const [key, c] of this.changes)
      see(key, ('raw' in c ? c.raw : c.value).trim() === '');
    return [...rows].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  }

  condition(text) {
    if (!this.conditions.has(text)) {
      let test;
      try {
        test = Khoso.compile(text);
      } catch (e) {
        test = null; // asked when Khoso reads the form
      }
      this.conditions.set(text, test);
    }
    return this.conditions.get(text);
  }

  // Unknown is not asked; what can't be read here is asked.
  visible(item, row, column) {
    const test = column.visibleWhen && this.condition(column.visibleWhen);
    return !test || test(this.scope(item.id, row)) === true;
  }

  required(item, row, column) {
    const test = column.requiredWhen && this.condition(column.requiredWhen);
    return column.required || Boolean(test) && test(this.scope(item.id, row)) === true;
  }

  none(item) {
    return this.value(item, '', '#none').trim() !== '';
  }

  // What no row counts is never asked for.
  missing(item, row, column) {
    if (row === 'unassigned')
      return false;
    const c = this.at(Khoso.key(item.id, row, column.id));
    return ('raw' in c ? c.raw : c.value).trim() === '' && !this.none(item.id) && this.visible(item, row, column) && this.required(item, row, column);
  }

  scope(item, row) {
    const types = this.form.types;
    const typed = (cell, value) => {
      const type = (types[cell[0]] || { columns: {} }).columns[cell[2]];
      if (!type || value.trim() === '')
        return null;
      if (['integer', 'decimal', 'percent', 'bytes'].includes(type))
        return /^\d+(\.\d+)?$/.test(value) ? { num: Number(value) } : null;
      if (type === 'date')
        return /^\d{4}-\d{2}-\d{2}$/.test(value) ? { day: value } : null;
      return type === 'choice' || type === 'yesno' ? { codes: value.split(',') } : { text: value };
    };
    const rowOf = asked => {
      const rows = types[asked].free ? this.rows(asked) : types[asked].rows;
      return !types[asked].free && rows.includes(row) ? row : rows.length === 1 ? rows[0] : null;
    };
    return {
      cells: ref => {
        const name = ref.item === null ? item : ref.item;
        if (!types[name])
          return [];
        if (ref.row === '*')
          return (types[name].free ? this.rows(name) : types[name].rows.filter(r => this.rows(name).includes(r))).map(r => [name, r, ref.column]);
        const one = ref.row !== null ? ref.row : name === item ? row : rowOf(name);
        return one === null ? [] : [[name, one, ref.column]];
      },
      present: cell => this.value(...cell).trim() !== '',
      value: cell => typed(cell, this.value(...cell)),
      computed: cell => {
        const a = this.base.get(Khoso.key(...cell));
        if (!a || this.changes.has(Khoso.key(...cell)) || a.origin === 'ENTERED' || a.origin === 'IMPORTED')
          return null;
        return typed(cell, a.origin === 'OVERRIDDEN' ? a.replaced || '' : a.value);
      },
      answered: asked => this.rows(asked).length > 0 || this.none(asked),
      none: asked => this.none(asked),
      fact: name => {
        const day = name === 'today' ? new Date().toISOString().slice(0, 10) : name === 'deadline' ? this.form.deadline
          : name === 'referenceDate' ? this.form.referenceDate : null;
        return name === 'level' ? { text: this.form.respondent.level } : day ? { day } : null;
      },
    };
  }

  // Changes as the file keeps them. A cell that is not asked any more has no answer any more.
  saved(now) {
    const cells = new Map(this.changes);
    this.each((item, row, column) => {
      const key = Khoso.key(item.id, row, column.id);
      const c = this.at(key);
      if (!this.visible(item, row, column) && (this.changes.has(key) || c.value && !this.hiddenAtFirst.has(key)))
        cells.set(key, { value: '' });
    });
    const list = [...cells].filter(([key, c]) => 'raw' in c || c.value !== this.baseValue(key)).map(([key, c]) => {
      const [item, row, column] = JSON.parse(key);
      return Object.assign({ item, row, column }, c);
    });
    return { document: 'khoso-survey-form-answers', version: 1, form: this.form.id, saved: now, who: this.who, cells: list };
  }
};

// JSON that may stand in a script element.
Khoso.json = o => JSON.stringify(o).replace(/[<>&\u2028\u2029]/g, c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
