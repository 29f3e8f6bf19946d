package org.khoso.testkit.compliance;

import java.io.IOException;
import java.lang.reflect.Proxy;
import org.khoso.api.compliance.CheckContext;

/** A context that fails at the first question that needs the archive, and remembers that it was asked. */
final class FailingContext {
    private FailingContext() {
    }

    static CheckContext around(CheckContext real, IOException failure, boolean[] asked) {
        return (CheckContext) Proxy.newProxyInstance(CheckContext.class.getClassLoader(), new Class<?>[]{CheckContext.class},
                (proxy, method, args) -> {
                    if (method.getDeclaringClass() == CheckContext.class && method.getExceptionTypes().length > 0) {
                        asked[0] = true;
                        throw failure;
                    }
                    return method.invoke(real, args);
                });
    }
}
