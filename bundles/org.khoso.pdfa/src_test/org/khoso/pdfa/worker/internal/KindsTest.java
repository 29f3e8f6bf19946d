package org.khoso.pdfa.worker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.verapdf.model.GenericModelObject;
import org.verapdf.model.baselayer.Object;

/** What {@link Kinds} takes for granted of veraPDF's model. */
class KindsTest {
    private static List<Class<?>> model() throws Exception {
        List<Class<?>> all = new ArrayList<>();
        try (var jar = new JarFile(Path.of("lib/validation-model-jakarta.jar").toFile())) {
            for (Enumeration<JarEntry> e = jar.entries(); e.hasMoreElements();) {
                String name = e.nextElement().getName();
                if (!name.endsWith(".class"))
                    continue;
                Class<?> c = Class.forName(name.substring(0, name.length() - 6).replace('/', '.'), false, KindsTest.class.getClassLoader());
                if (Object.class.isAssignableFrom(c) && !c.isInterface())
                    all.add(c);
            }
        }
        return all;
    }

    @Test
    void linksAndTypesAboveDependOnTheTypeAlone() throws Exception {
        List<Class<?>> all = model();
        assertTrue(all.size() > 200, () -> "" + all.size());
        for (Class<?> c : all)
            for (String method : List.of("getLinks", "getSuperTypes", "getObjectType"))
                assertEquals(GenericModelObject.class, c.getMethod(method).getDeclaringClass(), c + " " + method);
    }
}
