package org.khoso.pdfa.worker.internal.rules;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * veraPDF's classes in a loader of their own, all of them its own or with those of ours before them: the first on the class path counts. All
 * is asked by name, so that the test shares no class with either.
 */
final class World implements AutoCloseable {
    private static final String VERA = "org.verapdf.pdfa.validation.";
    private final URLClassLoader loader;
    private final Class<?> evaluator;
    private final Class<?> object;
    private final boolean ours;

    /** @param ours whether our classes come first @param more a folder with classes of the test */
    World(boolean ours, Path more) throws Exception {
        this.ours = ours;
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> jars = Files.list(Path.of("lib"))) {
            for (Path jar : jars.filter(j -> !j.endsWith("worker.jar")).sorted().toList()) // that one holds our classes
                urls.add(jar.toUri().toURL());
        }
        for (Class<?> c : List.of(Rules.class, World.class)) // the test's class for expressions asks ours
            urls.add(ours ? 0 : urls.size(), c.getProtectionDomain().getCodeSource().getLocation());
        urls.add(more.toUri().toURL());
        loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        evaluator = type(VERA + "validators.JavaScriptEvaluator");
        object = type("org.verapdf.model.baselayer.Object");
    }

    Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    /** Calls a method by its name, whatever its parameters. */
    static Object call(Class<?> c, Object on, String name, Object... arguments) throws Exception {
        for (Method m : c.getDeclaredMethods())
            if (m.getName().equals(name) && fits(m.getParameterTypes(), arguments)) {
                m.setAccessible(true);
                ClassLoader before = Thread.currentThread().getContextClassLoader();
                Thread.currentThread().setContextClassLoader(c.getClassLoader()); // JAXB asks it
                try {
                    return m.invoke(on, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause() instanceof Exception x ? x : e;
                } finally {
                    Thread.currentThread().setContextClassLoader(before);
                }
            }
        throw new NoSuchMethodException(c + " " + name);
    }

    private static boolean fits(Class<?>[] types, Object[] arguments) {
        boolean fits = types.length == arguments.length;
        for (int i = 0; fits && i < types.length; i++)
            fits = arguments[i] == null || types[i].isInstance(arguments[i]);
        return fits;
    }

    Object evaluator(String method, Object... arguments) throws Exception {
        return call(evaluator, null, method, arguments);
    }

    /** @return what the profiles of PDF/A ask of objects: Rules, or Variables */
    List<Object> asked(String what) throws Exception {
        List<Object> all = new ArrayList<>();
        Object profiles = call(type(VERA + "profiles.Profiles"), null, "getVeraProfileDirectory");
        for (Object p : (Collection<?>) call(profiles.getClass(), profiles, "getValidationProfiles"))
            if (call(p.getClass(), p, "getPDFAFlavour").toString().matches("[1-4][a-z]?"))
            all.addAll((Collection<?>) call(type(VERA + "profiles.ValidationProfile"), p, "get" + what));
        return all;
    }

    List<?> model(String method, String type) throws Exception {
        return (List<?>) call(type("org.verapdf.model.ModelHelper"), null, method, type);
    }

    /** @return an object of the model that answers from a map, by names of properties */
    Object object(String type, Class<?> getters, Map<String, Object> values) throws Exception {
        List<?> properties = model("getListOfProperties", type);
        List<?> links = model("getListOfLinks", type);
        return Proxy.newProxyInstance(loader, new Class<?>[]{object, getters}, (proxy, m, arguments) -> switch (m.getName()) {
            case "getProperties" -> properties;
            case "getLinks" -> links;
            case "getLinkedObjects" -> List.of(1, 2);
            case "getObjectType" -> type;
            case "toString" -> "an object";
            default -> values.get(m.getName().substring(3));
        });
    }

    /** Sets a variable of the validation. */
    void put(Object scope, String name, Object value) throws Exception {
        Class<?> scriptable = type("org.mozilla.javascript.Scriptable");
        type("org.mozilla.javascript.ScriptableObject").getMethod("put", String.class, scriptable, Object.class).invoke(scope, name, scope,
                value);
    }

    /** @return what was left to Rhino by its words, on this thread, of ours */
    Collection<?> slow() throws Exception {
        Field f = evaluator.getDeclaredField("RULES");
        f.setAccessible(true);
        Object rules = ((ThreadLocal<?>) f.get(null)).get();
        return (Collection<?>) call(rules.getClass(), rules, "slow");
    }

    /** @return the verdict on a file in all its words: ours by our walk, veraPDF's by its own validator */
    String judge(File file, String flavour) throws Exception {
        call(type("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider"), null, "initialise");
        Object judge = ours ? made("Judge", made("FlavourProfiles")) : made("VeraJudge");
        try {
            return call(judge.getClass(), judge, "judge", file, flavour).toString();
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (Exception e) {
            return e.toString();
        }
    }

    private Object made(String name, Object... arguments) throws Exception {
        Constructor<?> c = type("org.khoso.pdfa.worker.internal." + name).getDeclaredConstructors()[0];
        c.setAccessible(true);
        return c.newInstance(arguments);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
