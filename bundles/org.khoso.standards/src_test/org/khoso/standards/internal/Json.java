package org.khoso.standards.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads trusted JSON into maps and lists, so that the test needs no library. */
final class Json {
    private final String s;
    private int at;

    private Json(String s) {
        this.s = s;
    }

    static Object read(String text) {
        return new Json(text).value();
    }

    private char next() {
        while (Character.isWhitespace(s.charAt(at)))
            at++;
        return s.charAt(at);
    }

    private Object value() {
        return switch (next()) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        while (next() != '}') {
            if (s.charAt(at) == ',')
                at++;
            next();
            String key = string();
            next();
            at++; // colon
            map.put(key, value());
        }
        at++;
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        at++;
        while (next() != ']') {
            if (s.charAt(at) == ',')
                at++;
            list.add(value());
        }
        at++;
        return list;
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        for (at++; s.charAt(at) != '"'; at++)
            if (s.charAt(at) != '\\')
            out.append(s.charAt(at));
            else if (s.charAt(++at) == 'u') {
                out.append((char) Integer.parseInt(s.substring(at + 1, at + 5), 16));
                at += 4;
            } else
            out.append("nrt".indexOf(s.charAt(at)) < 0 ? s.charAt(at) : "\n\r\t".charAt("nrt".indexOf(s.charAt(at))));
        at++;
        return out.toString();
    }

    private Object word() {
        int from = at;
        while (",]} \n\r".indexOf(s.charAt(at)) < 0)
            at++;
        String w = s.substring(from, at);
        return w.equals("null") ? null : w.equals("true") || w.equals("false") ? Boolean.valueOf(w) : (Object) Double.valueOf(w);
    }
}
