package org.khoso.pdfa.worker.internal.rules;

import org.mozilla.javascript.NativeJavaObject;

/** A script and the quickest way to run it. For one thread. */
final class Script {
    private final String text;
    private final Program program;
    private final Rhino rhino;

    private Script(String text, Program program) {
        this.text = text;
        this.program = program;
        rhino = new Rhino(text);
    }

    /** @param text as {@link ScriptText} makes it */
    static Script of(String text, Names names) {
        return new Script(text, read(() -> Parser.script(text, names)));
    }

    /** @param text an expression alone */
    static Script expression(String text, Names names) {
        return new Script(text, read(() -> Parser.expression(text, names)));
    }

    private interface Reading {
        Program read();
    }

    private static Program read(Reading reading) {
        try {
            return reading.read();
        } catch (Unsupported e) {
            return null;
        }
    }

    /** @return whether it runs without Rhino, as far as its words say */
    boolean quick() {
        return program != null;
    }

    /** @return what it says of the object in the scope, as a Java object */
    Object run(Scope scope) {
        Object result;
        try {
            result = program == null ? rhino.run(scope) : program.run(scope);
        } catch (Unsupported e) {
            result = rhino.run(scope);
        }
        if (result instanceof Calls.Items)
            result = rhino.run(scope);
        return result instanceof Wrapped w ? w.object() : result instanceof NativeJavaObject j ? j.unwrap() : result;
    }

    @Override
    public String toString() {
        return text;
    }
}
