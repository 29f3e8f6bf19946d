package org.khoso.pdfa.worker.internal.rules;

import java.util.List;
import org.verapdf.model.baselayer.Object;

/**
 * The script that veraPDF makes of an expression and the first object that it is asked of: names of properties become calls of
 * getters, those that come more than once are asked first. To the letter: what a name within a string does here, it must do there.
 */
final class ScriptText {
    private ScriptText() {
    }

    static String of(Object first, String expression) {
        List<String> words = List.of(expression.split("\\W"));
        var declared = new StringBuilder();
        String body = expression;
        for (String property : first.getProperties())
            body = replaced(body, words, declared, property, "obj.get" + property + "()");
        for (String link : first.getLinks())
            body = replaced(body, words, declared, link + "_size", "obj.getLinkedObjects(\"" + link + "\").size()");
        return declared + "function test(){return " + body + ";}\ntest();";
    }

    private static String replaced(String body, List<String> words, StringBuilder declared, String name, String call) {
        long times = words.stream().filter(name::equals).count();
        if (times == 1)
            return body.replaceFirst("(?<!\\w)" + name + "(?!\\w)", call);
        if (times > 1)
            declared.append("var ").append(name).append(" = ").append(call).append(";\n");
        return body;
    }
}
