// Conditions of the survey: the language of visibleWhen and requiredWhen. What lacks a value is unknown (null), and so is what rests on
// it, unless the rest decides alone. The same as in Khoso itself (Expression.java): a test compares the two.
Khoso.WORD = /([ \t\r\n]+)|(\d{4}-\d{2}-\d{2}(?!\d))|(\d{1,30}(?:\.\d{1,15})?(?![\d.\p{L}]))|('(?:[^']|'')*')|(\[[^[\]']+\])|([A-Za-z]+)|(<=|>=|!=|[=<>+\-*/(),])/uy;

Khoso.words = text => {
  const kinds = ['space', 'day', 'number', 'string', 'ref', 'name', 'sign'];
  const words = [];
  Khoso.WORD.lastIndex = 0;
  while (Khoso.WORD.lastIndex < text.length) {
    const m = Khoso.WORD.exec(text);
    if (!m)
      throw new Error('expression: ' + text);
    const kind = kinds[m.slice(1).findIndex(g => g !== undefined)];
    if (kind !== 'space')
      words.push({ kind, text: m[0] });
  }
  words.push({ kind: 'end', text: '' });
  return words;
};

// Returns a function of a scope.
Khoso.compile = text => {
  const words = Khoso.words(text);
  let next = 0;
  const fail = () => { throw new Error('expression: ' + text); };
  const take = word => {
    const there = (words[next].kind === 'sign' || words[next].kind === 'name') && words[next].text === word;
    next += there ? 1 : 0;
    return there;
  };
  const want = word => take(word) || fail();
  const logic = (word, operand, join) => () => {
    let left = operand();
    while (take(word)) {
      const l = left, r = operand();
      left = s => join(Khoso.truth(l(s)), Khoso.truth(r(s)));
    }
    return left;
  };
  const not = () => {
    if (!take('not'))
      return comparison();
    const of = not();
    return s => Khoso.not(Khoso.truth(of(s)));
  };
  const and = logic('and', not, (a, b) => a === false || b === false ? false : a === null || b === null ? null : true);
  const or = logic('or', and, (a, b) => a === true || b === true ? true : a === null || b === null ? null : false);
  const comparison = () => {
    const left = sum();
    if (take('in')) {
      const among = list();
      return s => {
        const all = among.map(v => Khoso.compare('=', left(s), v(s)));
        return all.includes(true) ? true : all.includes(null) ? null : false;
      };
    }
    for (const sign of ['=', '!=', '<=', '<', '>=', '>', 'contains'])
      if (take(sign)) {
        const right = sum();
        return s => Khoso.compare(sign, left(s), right(s));
      }
    return left;
  };
  const list = () => {
    want('(');
    const values = [];
    do values.push(primary()); while (take(','));
    want(')');
    return values;
  };
  const arithmetic = (signs, operand) => () => {
    let left = operand();
    for (let sign = signs.find(take); sign; sign = signs.find(take)) {
      const l = left, r = operand(), by = sign;
      left = s => Khoso.arithmetic(by, l(s), r(s));
    }
    return left;
  };
  const signed = () => {
    if (!take('-'))
      return primary();
    const of = primary();
    return s => Khoso.arithmetic('-', { num: 0 }, of(s));
  };
  const product = arithmetic(['*', '/'], signed);
  const sum = arithmetic(['+', '-'], product);
  const argument = kind => {
    want('(');
    const w = words[next++];
    want(')');
    return w.kind === kind ? w.text.slice(1, -1) : fail();
  };
  const named = name => {
    if (name === 'true' || name === 'false')
      return () => name === 'true';
    if (['sum', 'count', 'any', 'empty', 'computed'].includes(name)) {
      const ref = Khoso.ref(argument('ref'));
      return s => Khoso.ofCells(name, s.cells(ref), s);
    }
    if (name === 'answered' || name === 'none') {
      const item = argument('string').replace(/''/g, "'");
      return s => s[name](item);
    }
    if (['today', 'referenceDate', 'deadline', 'level'].includes(name)) {
      want('(');
      want(')');
      return s => s.fact(name);
    }
    return fail();
  };
  const primary = () => {
    if (take('(')) {
      const e = or();
      want(')');
      return e;
    }
    const w = words[next++];
    switch (w.kind) {
      case 'number': return () => ({ num: Number(w.text) });
      case 'day': return () => ({ day: w.text });
      case 'string': return () => ({ text: w.text.slice(1, -1).replace(/''/g, "'") });
      case 'ref': {
        const ref = Khoso.ref(w.text.slice(1, -1));
        return s => {
          const cells = s.cells(ref);
          return cells.length === 1 ? s.value(cells[0]) : null;
        };
      }
      case 'name': return named(w.text);
      default: return fail();
    }
  };
  const root = or();
  if (words[next].kind !== 'end')
    fail();
  return s => root(s);
};

Khoso.ref = text => {
  const parts = text.split('/').map(p => p.trim());
  return { item: parts.length > 1 ? parts[0] : null, row: parts.length > 2 ? parts[1] : null, column: parts[parts.length - 1] };
};

Khoso.truth = v => v === true || v === false ? v : null;
Khoso.not = v => v === null ? null : !v;

Khoso.ofCells = (name, cells, s) => {
  switch (name) {
    case 'count': return { num: cells.filter(s.present).length };
    case 'any': return cells.some(s.present);
    case 'empty': return !cells.some(s.present);
    case 'computed': return cells.length === 1 ? s.computed(cells[0]) : null;
    default: { // a blank is no zero
      const values = cells.map(s.value);
      return cells.length && values.every(v => v && 'num' in v) ? { num: values.reduce((a, v) => a + v.num, 0) } : null;
    }
  }
};

Khoso.compare = (sign, a, b) => {
  if (a === null || b === null)
    return null;
  if (sign === 'contains')
    return a.codes && 'text' in b ? a.codes.includes(b.text) : null;
  for (const kind of ['num', 'day'])
    if (kind in Object(a) && kind in Object(b)) {
      const [x, y] = [a[kind], b[kind]];
      return { '=': x === y, '!=': x !== y, '<': x < y, '<=': x <= y, '>': x > y, '>=': x >= y }[sign];
    }
  if (sign !== '=' && sign !== '!=')
    return null;
  const plain = v => v === true || v === false ? v : v.codes || ('text' in v ? [v.text] : null);
  const [x, y] = [plain(a), plain(b)];
  if (x === null || y === null || Array.isArray(x) !== Array.isArray(y))
    return null;
  const same = Array.isArray(x) ? x.length === y.length && x.every(c => y.includes(c)) : x === y;
  return same === (sign === '=');
};

Khoso.arithmetic = (sign, a, b) => {
  if (!a || !b || !('num' in Object(a)) || !('num' in Object(b)))
    return null;
  const [x, y] = [a.num, b.num];
  switch (sign) {
    case '+': return { num: x + y };
    case '-': return { num: x - y };
    case '*': return { num: x * y };
    default: return y === 0 ? null : { num: x / y };
  }
};
