package org.khoso.pdfa.worker.internal.rules;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.WrappedException;

/** A getter by its name, on whatever class has it. For one thread. */
final class Property {
    private final String getter;
    private final Map<Class<?>, Access> known = new HashMap<>();
    private final Map<Method, Access> made = new HashMap<>();
    private Class<?> last;
    private Access access;

    /** Made by the JVM: calls the getter. Public, or it could not. */
    @FunctionalInterface
    public interface Access {
        /** @return what the getter of the object gives */
        Object of(Object object);
    }

    Property(String getter) {
        this.getter = getter;
    }

    Object of(Object object) {
        Class<?> c = object.getClass();
        if (c != last) {
            access = known.computeIfAbsent(c, this::find);
            last = c;
        }
        try {
            return access.of(object);
        } catch (Unsupported | RhinoException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new WrappedException(e); // as Rhino does
        }
    }

    private Access find(Class<?> c) {
        Method m = declared(c);
        if (m == null || m.getReturnType().isPrimitive() || Modifier.isStatic(m.getModifiers()))
            throw new Unsupported(getter + " of " + c.getName());
        return made.computeIfAbsent(m, Property::access);
    }

    /** @return the getter where it can be called: in a public interface or class; null if there is none */
    private Method declared(Class<?> c) {
        for (Class<?> at = c; at != null; at = at.getSuperclass())
            for (Class<?> i : at.getInterfaces()) {
                Method m = declared(i);
                if (m != null)
                    return m;
            }
        for (Class<?> at = c; at != null; at = at.getSuperclass()) {
            Method m = own(at);
            if (m != null)
                return m;
        }
        return null;
    }

    private Method own(Class<?> c) {
        if (!Modifier.isPublic(c.getModifiers()))
            return null;
        try {
            Method m = c.getDeclaredMethod(getter);
            return Modifier.isPublic(m.getModifiers()) ? m : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Access access(Method m) {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            MethodHandle handle = lookup.unreflect(m);
            return (Access) LambdaMetafactory.metafactory(lookup, "of", MethodType.methodType(Access.class),
                    MethodType.methodType(Object.class, Object.class), handle, handle.type()).getTarget().invokeExact();
        } catch (Throwable e) {
            throw new Unsupported(m + ": " + e);
        }
    }
}
