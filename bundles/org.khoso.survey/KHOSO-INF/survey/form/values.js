'use strict';
// What people type, as answers keep it. The same rules as in Khoso itself (Numbers.java, Days.java): a test compares the two.
const Khoso = {};

Khoso.UNITS = (() => {
  const all = { b: 1n, byte: 1n, bytes: 1n };
  'kmgtp'.split('').forEach((letter, i) => {
    all[letter + 'b'] = 10n ** BigInt(3 * (i + 1));
    all[letter + 'ib'] = 2n ** BigInt(10 * (i + 1));
  });
  return all;
})();

// A decimal as {n, scale}: n / 10^scale. Numbers of the browser would round.
Khoso.decimal = text => {
  const point = text.indexOf('.');
  return point < 0 ? { n: BigInt(text), scale: 0 }
    : { n: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
};

Khoso.plain = d => {
  let n = d.n, scale = d.scale;
  while (scale > 0 && n % 10n === 0n) {
    n /= 10n;
    scale--;
  }
  const minus = n < 0n ? '-' : '';
  const digits = (n < 0n ? -n : n).toString().padStart(scale + 1, '0');
  return minus + (scale === 0 ? digits : digits.slice(0, -scale) + '.' + digits.slice(-scale));
};

// Returns text with a full stop, or throws the name of what is wrong.
Khoso.positive = (s, whole) => {
  if (/^\d+$/.test(s))
    return s;
  if (/^\d{1,3}( \d{3})+([.,]\d+)?$/.test(s))
    return s.replace(/ /g, '').replace(',', '.');
  if (/^\d{1,3}((\.\d{3}){2,}|(,\d{3}){2,})$/.test(s))
    return s.replace(/[.,]/g, '');
  if (/^\d{1,3}((\.\d{3})+,\d+|(,\d{3})+\.\d+)$/.test(s)) {
    const comma = s.lastIndexOf(',') > s.lastIndexOf('.');
    return comma ? s.replace(/\./g, '').replace(',', '.') : s.replace(/,/g, '');
  }
  const one = /^(\d+)([.,])(\d+)$/.exec(s);
  if (!one)
    throw 'number';
  if (one[3].length !== 3 || one[1].length > 3 || one[1].startsWith('0'))
    return one[1] + '.' + one[3];
  if (!whole || one[2] === ',')
    throw 'ambiguous';
  return one[1] + one[3];
};

Khoso.whole = (d, whole) => {
  if (whole && d.n % 10n ** BigInt(d.scale) !== 0n)
    throw 'whole';
  return d;
};

Khoso.number = (raw, whole) => {
  const s = raw.replace(/[\u00a0\u202f\u2009\s]+/g, ' ').trim().replace('\u2212', '-');
  if (s.length > 40)
    throw 'number';
  const minus = s.startsWith('-');
  const d = Khoso.decimal(Khoso.positive(minus ? s.slice(1).trim() : s, whole));
  return Khoso.whole(minus ? { n: -d.n, scale: d.scale } : d, whole);
};

Khoso.bytes = (raw, unit) => {
  const m = /^([^]*?\d)\s*([kmgtp]?i?b|bytes?)$/i.exec(raw.trim());
  const d = Khoso.number(m ? m[1] : raw, false);
  const factor = Khoso.UNITS[(m ? m[2] : unit).toLowerCase()];
  return Khoso.whole({ n: d.n * factor, scale: d.scale }, true);
};

Khoso.day = raw => {
  const s = raw.replace(/[\u00a0\s]+/g, ' ').trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(s);
  const vi = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(s)
    || /^(?:\p{L}+ )?(\d{1,2}) \p{L}+ (\d{1,2}) \p{L}+ (\d{4})$/u.exec(s);
  if (!iso && !vi)
    throw 'day';
  const [y, m, d] = (iso ? [iso[1], iso[2], iso[3]] : [vi[3], vi[2], vi[1]]).map(Number);
  const date = new Date(Date.UTC(2000, m - 1, d));
  date.setUTCFullYear(y, m - 1, d);
  if (y < 1 || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d)
    throw 'day';
  return String(y).padStart(4, '0') + '-' + String(m).padStart(2, '0') + '-' + String(d).padStart(2, '0');
};

// What a text means in a column: throws the name of what is wrong.
Khoso.value = (column, raw) => {
  if (raw.trim() === '')
    return '';
  switch (column.type) {
    case 'integer': return Khoso.plain(Khoso.number(raw, true));
    case 'decimal': return Khoso.plain(Khoso.number(raw, false));
    case 'percent': return Khoso.plain(Khoso.number(raw.trim().replace(/%$/, ''), false));
    case 'bytes': return Khoso.plain(Khoso.bytes(raw, 'GB'));
    case 'date': return Khoso.day(raw);
    case 'yesno':
    case 'choice': return raw;
    default: return raw.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  }
};

// A value as people write it; what is not of the column's type as it is.
Khoso.shown = (column, value) => {
  const number = /^-?\d+(\.\d+)?$/.test(value) && value.length <= 40;
  switch (column.type) {
    case 'integer':
    case 'decimal':
    case 'percent': return number ? value.replace('.', ',') : value;
    case 'bytes': {
      if (!number)
        return value;
      const d = Khoso.decimal(value);
      return Khoso.plain({ n: d.n, scale: d.scale + 9 }).replace('.', ',');
    }
    case 'date': {
      const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
      return m ? m[3] + '/' + m[2] + '/' + m[1] : value;
    }
    default: return value;
  }
};
