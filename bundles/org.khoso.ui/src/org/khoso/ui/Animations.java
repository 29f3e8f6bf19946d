package org.khoso.ui;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import org.eclipse.swt.widgets.Display;

/**
 * GTK fades scroll bars in and out and lets colours pass into each other, for which it draws the whole tree or grid again sixty times a second: after each key that scrolls the window would be busy
 * for a third of a second. SWT has no call to turn that off, hence the reflection; on other systems there is nothing to turn off. UI thread.
 */
final class Animations {
    private static final String SWITCH = "gtk-enable-animations";

    private Animations() {
    }

    /** Turns them off for this program. @return whether there was something to turn off */
    static boolean off() {
        try {
            ClassLoader swt = Display.class.getClassLoader();
            Object settings = swt.loadClass("org.eclipse.swt.internal.gtk.GTK").getMethod("gtk_settings_get_default").invoke(null);
            swt.loadClass("org.eclipse.swt.internal.gtk.OS").getMethod("g_object_set", long.class, byte[].class, boolean.class, long.class)
                    .invoke(null, settings, (SWITCH + '\0').getBytes(StandardCharsets.US_ASCII), false, 0L);
            return true;
        } catch (ReflectiveOperationException | LinkageError e) {
            System.getLogger(Animations.class.getName()).log(Level.DEBUG, "no animations to turn off", e);
            return false;
        }
    }
}
