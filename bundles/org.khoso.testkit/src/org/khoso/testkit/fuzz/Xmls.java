package org.khoso.testkit.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Changes to elements, attributes, and what comes before them. */
final class Xmls {
    private static final Pattern TAG = Pattern.compile("<[/\\w][^<>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s[\\w:.-]+=(\"[^\"]*\"|'[^']*')");
    private static final Pattern VALUE = Pattern.compile("(?<=[\"'>])[^\"'<>]+(?=[\"'<])");
    private static final String[] VALUES = {"", " ", "0", "-1", "99999999999999999999", "../../../../tmp/evil", "file:///etc/passwd",
            "C:\\CON",
            "%00", "%zz", "http://127.0.0.1:9/x", "2026-13-45T99:99:99Z", "&#0;", "&#x10FFFF;", "&#xD800;", "&lt;b&gt;", "&nope;", "#",
            "a b c",
            "=1+1", "urn:x", "\t\n"};
    private final Random random;
    private final String trap;

    /** @param trap an address that nobody may ask */
    Xmls(Random random, String trap) {
        this.random = random;
        this.trap = trap;
    }

    byte[] change(byte[] b) {
        String s = new String(b, StandardCharsets.UTF_8);
        return (switch (random.nextInt(14)) {
            case 0, 1 -> value(s);
            case 2 -> attribute(s);
            case 3 -> pick(s, TAG, t -> "");
            case 4 -> pick(s, TAG, t -> t + t);
            case 5 -> pick(s, TAG, t -> t.replaceFirst("[\\w.-]+(?=[\\s/>])", "x" + random.nextInt(3)));
            case 6 -> doctype(s);
            case 7 -> deep(s);
            case 8 -> pick(s, TAG, this::attributes);
            case 9 -> pick(s, TAG, t -> t + filler());
            case 10 -> head(s);
            case 11 -> pick(s, Pattern.compile("xmlns(:\\w+)?=\"[^\"]*\""),
                    t -> random.nextBoolean() ? "" : t.replaceFirst("\"[^\"]*\"", "\"urn:x\""));
            case 12 -> pick(s, TAG, t -> t.replaceFirst("(?=[\\s/>])", " xsi:schemaLocation=\"urn:x " + trap
                    + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""));
            default -> subtree(s);
        }).getBytes(StandardCharsets.UTF_8);
    }

    private interface Edit {
        String of(String found);
    }

    private String pick(String s, Pattern what, Edit edit) {
        List<MatchResult> all = what.matcher(s).results().limit(20_000).toList();
        if (all.isEmpty())
            return s;
        MatchResult m = all.get(random.nextInt(all.size()));
        return s.substring(0, m.start()) + edit.of(m.group()) + s.substring(m.end());
    }

    private String value(String s) {
        List<MatchResult> all = VALUE.matcher(s).results().limit(20_000).toList();
        if (all.isEmpty())
            return s;
        String other = all.get(random.nextInt(all.size())).group();
        return pick(s, VALUE, v -> random.nextBoolean() ? VALUES[random.nextInt(VALUES.length)] : other);
    }

    private String attribute(String s) {
        return switch (random.nextInt(3)) {
            case 0 -> pick(s, ATTRIBUTE, a -> "");
            case 1 -> pick(s, ATTRIBUTE, a -> a + a);
            default -> pick(s, ATTRIBUTE, a -> a.substring(0, a.indexOf('=') + 2) + "x".repeat(1 << random.nextInt(21)) + "\"");
        };
    }

    private String attributes(String tag) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1 << random.nextInt(15); i++)
            all.append(" a").append(i).append("=\"\"");
        return tag.replaceFirst("(?=/?>)", all.toString());
    }

    private String doctype(String s) {
        String d = switch (random.nextInt(5)) {
            case 0 ->
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
                        + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY nope \"&e;&e;&e;&e;&e;&e;&e;&e;\">]>";
            case 1 -> "<!DOCTYPE x [<!ENTITY nope SYSTEM \"file:///etc/passwd\">]>";
            case 2 -> "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + trap + "\"> %p;]>";
            case 3 -> "<!DOCTYPE x SYSTEM \"" + trap + "\">";
            default -> "<!DOCTYPE x [<!ENTITY nope SYSTEM \"" + trap + "\">]>";
        };
        int root = s.indexOf('<', s.startsWith("<?") ? s.indexOf("?>") + 2 : 0);
        if (root < 0)
            return d + s;
        String body = s.substring(root);
        return s.substring(0, root) + d + (random.nextBoolean() ? pick(body, VALUE, v -> "&nope;") : body);
    }

    private String deep(String s) {
        int n = 1 << random.nextInt(18);
        String end = random.nextBoolean() ? "" : "</d>".repeat(n);
        return pick(s, TAG, t -> t + "<d>".repeat(n) + end);
    }

    private String filler() {
        int n = 1 << random.nextInt(21);
        return switch (random.nextInt(4)) {
            case 0 -> "<!--" + "x".repeat(n) + "-->";
            case 1 -> "<![CDATA[" + "]".repeat(n) + "]]>";
            case 2 -> "<?x " + "y".repeat(n) + "?>";
            default -> "&#65;".repeat(Math.min(n, 1 << 17));
        };
    }

    private String head(String s) {
        String rest = s.startsWith("<?") ? s.substring(s.indexOf("?>") + 2) : s;
        String[] heads = {"", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "<?xml version=\"1.1\"?>",
                "<?xml version=\"1.0\" encoding=\"EBCDIC-CP-US\"?>",
                "<?xml version=\"1.0\" encoding=\"windows-1258\"?>", "<?xml version=\"9.9\"?>", "<?xml version=\"1.0\" encoding=\"nope\"?>",
                "<?xml version=\"1.0\" standalone=\"yes\"?>", "\n<?xml version=\"1.0\"?>",
                "<?xml version=\"1.0\" encoding=\"" + "x".repeat(70_000) + "\"?>"};
        return heads[random.nextInt(heads.length)] + rest;
    }

    /** An element with what is in it goes, or comes again. */
    private String subtree(String s) {
        List<MatchResult> all = Pattern.compile("<([\\w:.-]+)(?=[\\s>])[^<>]*[^/]?>").matcher(s).results().limit(5000).toList();
        if (all.isEmpty())
            return s;
        MatchResult m = all.get(random.nextInt(all.size()));
        int end = s.indexOf("</" + m.group(1) + ">", m.end());
        if (end < 0)
            return s;
        end += m.group(1).length() + 3;
        String part = s.substring(m.start(), end);
        String by = random.nextBoolean() || part.length() > 20_000 ? "" : part.repeat(1 + random.nextInt(20));
        return s.substring(0, m.start()) + by + s.substring(end);
    }
}
