package org.khoso.pdfa.worker.internal.rules;

import java.util.ArrayList;
import java.util.List;
import org.khoso.pdfa.worker.internal.rules.Program.Start;

/** Reads the part of JavaScript that veraPDF's rules are written in. What is not here is {@link Unsupported}. */
final class Parser {
    private final Lexer lexer;
    private final Names names;
    private String element;

    private Parser(String script, Names names) {
        lexer = new Lexer(script);
        this.names = names;
    }

    /** @param script as {@link ScriptText} makes it */
    static Program script(String script, Names names) {
        var p = new Parser(script, names);
        List<Start> starts = new ArrayList<>();
        while (p.lexer.takeWord("var"))
            starts.add(p.start());
        p.lexer.expectWord("function");
        p.lexer.expectWord("test");
        p.lexer.expect("(", ")", "{");
        p.lexer.expectWord("return");
        p.lexer.sameLine();
        Node body = p.expression();
        p.lexer.expect(";", "}");
        p.lexer.expectWord("test");
        p.lexer.expect("(", ")", ";");
        return p.whole(new Program(starts, body));
    }

    /** @param script an expression alone */
    static Program expression(String script, Names names) {
        var p = new Parser(script, names);
        return p.whole(new Program(List.of(), p.expression()));
    }

    private Program whole(Program p) {
        if (!lexer.ended())
            throw new Unsupported("more at " + lexer.place());
        return p;
    }

    private Start start() {
        int slot = names.slot(Names.variable(lexer.name()));
        lexer.expect("=");
        Node value = expression();
        lexer.expect(";");
        return new Start(slot, value);
    }

    private Node expression() {
        Node a = or();
        if (!lexer.take("?"))
            return a;
        Node yes = expression();
        lexer.expect(":");
        return new Nodes.Choice(a, yes, expression());
    }

    private Node or() {
        Node a = and();
        while (lexer.take("||"))
            a = new Nodes.Or(a, and());
        return a;
    }

    private Node and() {
        Node a = bits();
        while (lexer.take("&&"))
            a = new Nodes.And(a, bits());
        return a;
    }

    private Node bits() {
        Node a = equality();
        while (lexer.take("&"))
            a = Nodes.arithmetic(a, equality(), Nodes::and);
        return a;
    }

    private Node equality() {
        Node a = relation();
        while (true)
            if (lexer.take("=="))
                a = Nodes.same(a, relation(), true);
            else if (lexer.take("!="))
                a = Nodes.same(a, relation(), false);
            else
                return a;
    }

    private Node relation() {
        Node a = shift();
        while (true)
            if (lexer.take("<="))
                a = Nodes.compare(a, shift(), c -> c <= 0);
            else if (lexer.take(">="))
                a = Nodes.compare(a, shift(), c -> c >= 0);
            else if (lexer.take("<"))
                a = Nodes.compare(a, shift(), c -> c < 0);
            else if (lexer.take(">"))
                a = Nodes.compare(a, shift(), c -> c > 0);
            else
                return a;
    }

    private Node shift() {
        Node a = sum();
        while (lexer.take(">>"))
            a = Nodes.arithmetic(a, sum(), Nodes::shiftRight);
        return a;
    }

    private Node sum() {
        Node a = product();
        while (true)
            if (lexer.take("+"))
                a = Nodes.sum(a, product());
            else if (lexer.take("-"))
                a = Nodes.arithmetic(a, product(), (x, y) -> x - y);
            else
                return a;
    }

    private Node product() {
        Node a = unary();
        while (lexer.take("%"))
            a = Nodes.arithmetic(a, unary(), (x, y) -> x % y);
        return a;
    }

    private Node unary() {
        if (lexer.take("!"))
            return Nodes.not(unary());
        if (lexer.take("-"))
            return Nodes.negative(unary());
        Node a = primary();
        while (lexer.take("."))
            a = member(a, lexer.name());
        return a;
    }

    private Node primary() {
        if (lexer.take("(")) {
            Node inside = expression();
            lexer.expect(")");
            return inside;
        }
        String s = lexer.string();
        if (s != null)
            return new Nodes.Constant(s);
        Double d = lexer.number();
        if (d != null)
            return new Nodes.Constant(d);
        String pattern = lexer.pattern();
        return pattern != null ? matches(pattern) : named(lexer.name());
    }

    private Node matches(String pattern) {
        lexer.expect(".");
        lexer.expectWord("test");
        return Calls.matches(Patterns.of(pattern), argument());
    }

    private Node named(String name) {
        if (name == null)
            throw new Unsupported("sign at " + lexer.place());
        return switch (name) {
            case "null" -> new Nodes.Constant(null);
            case "true" -> new Nodes.Constant(true);
            case "false" -> new Nodes.Constant(false);
            case "obj" -> getter();
            case "Math" -> absolute();
            default -> name.equals(element) ? new Nodes.Element() : new Nodes.Global(names.slot(Names.variable(name)));
        };
    }

    private Node getter() {
        lexer.expect(".");
        String name = lexer.name();
        lexer.expect("(", ")");
        return new Nodes.Getter(names.property(name));
    }

    private Node absolute() {
        lexer.expect(".");
        lexer.expectWord("abs");
        return Nodes.absolute(argument());
    }

    private Node argument() {
        lexer.expect("(");
        Node a = expression();
        lexer.expect(")");
        return a;
    }

    private Node member(Node a, String name) {
        if (!lexer.take("(")) {
            if ("length".equals(name))
                return Calls.count(a);
            throw new Unsupported("property " + name);
        }
        Node call = call(a, String.valueOf(name));
        lexer.expect(")");
        return call;
    }

    private Node call(Node a, String name) {
        return switch (name) {
            case "length" -> Calls.length(a);
            case "toString" -> Calls.joined(a);
            case "indexOf" -> Calls.indexOf(a, text());
            case "split" -> Calls.split(a, text());
            case "search" -> Calls.search(a, Patterns.of(String.valueOf(lexer.pattern())));
            case "filter" -> Calls.filter(a, arrow());
            default -> throw new Unsupported("method " + name);
        };
    }

    private String text() {
        String s = lexer.string();
        if (s == null)
            throw new Unsupported("no text");
        return s;
    }

    private Node arrow() {
        String name = Names.variable(lexer.name());
        lexer.expect("=>");
        if (element != null)
            throw new Unsupported("one arrow in another");
        element = name;
        Node body = expression();
        element = null;
        return body;
    }
}
