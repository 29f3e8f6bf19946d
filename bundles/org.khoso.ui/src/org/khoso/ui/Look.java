package org.khoso.ui;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;

/** One look for all parts: spacing of 8 pixels, own icons, headings, themes. UI thread. */
public final class Look {
    /** The one unit of spacing, in pixels. */
    public static final int UNIT = 8;

    private final State state;
    private final DrawnIcons drawings;
    private final IEclipseContext context;
    private final Map<String, Image> icons = new HashMap<>();
    private final Map<Integer, Font> fonts = new HashMap<>();
    private final IEventBroker broker;

    /** What a colour is for; each has a light and a dark value. */
    public enum Tone {
        /** Behind everything. */
        BACK(0xf6f7f9, 0x22272e),
        /** Behind fields and cells. */
        FIELD(0xffffff, 0x2b313a),
        /** Every second row. */
        STRIPE(0xf6f8fa, 0x272d35),
        /** Text. */
        TEXT(0x1f2933, 0xe6edf3),
        /** Text that matters less. */
        QUIET(0x5b6770, 0x9aa7b4),
        /** Borders. */
        LINE(0xd5dae0, 0x3d4550),
        /** The one accent: selection, keys. */
        ACCENT(0x1f5f8b, 0x4d9fd6),
        /** Behind what is selected. */
        SELECTED(0xcfe3f2, 0x2f4f69),
        /** Something that must be mended. */
        MUST(0xb3261e, 0xff8a80),
        /** Something that should be mended. */
        SHOULD(0x8a5a00, 0xf0b84a),
        /** Something worth a look. */
        MAY(0x2f6f4f, 0x7cc7a0),
        /** A marked word on a page. */
        MARK(0xffc400, 0xffc400);

        private final int light;
        private final int dark;

        Tone(int light, int dark) {
            this.light = light;
            this.dark = dark;
        }
    }

    @Inject
    Look(State state, DrawnIcons drawings, IEventBroker broker, IEclipseContext context) {
        // the style engine asks lines of virtual tables that are gone for their colours, which ends the process: it must leave lines alone
        Display.getDefault().addFilter(SWT.SetData, e -> e.item.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE));
        this.state = state;
        this.drawings = drawings;
        this.broker = broker;
        this.context = context;
    }

    /** Tells the theme engine, before it starts, which theme the window begins with. */
    static void begin(State state) {
        InstanceScope.INSTANCE.getNode("org.eclipse.e4.ui.css.swt.theme").put("themeid",
                "org.khoso.theme." + ("dark".equals(state.get("theme", "light")) ? "dark" : "light"));
    }

    /** @return the colour of the theme that is on; needs no disposal */
    public Color color(Tone tone) {
        int rgb = dark() ? tone.dark : tone.light;
        return new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** Writes a control's text in a tone, now and after the theme changes: by CSS class, since CSS has the last word. */
    public void tone(Control control, Tone tone) {
        control.setData("org.eclipse.e4.ui.css.CssClassName", "tone-" + tone.name().toLowerCase(java.util.Locale.ROOT));
        control.setForeground(color(tone));
    }

    private String hex(Tone tone) {
        return String.format("#%06x", dark() ? tone.dark : tone.light);
    }

    /** @return layout with margins and gaps of one unit */
    public static GridLayout grid(int columns) {
        var l = new GridLayout(columns, false);
        l.marginWidth = UNIT;
        l.marginHeight = UNIT;
        l.horizontalSpacing = UNIT;
        l.verticalSpacing = UNIT;
        return l;
    }

    /** @return layout without margins */
    public static GridLayout bare(int columns) {
        GridLayout l = grid(columns);
        l.marginWidth = 0;
        l.marginHeight = 0;
        return l;
    }

    /** @return a heading */
    public Label heading(Composite parent, String text) {
        var l = new Label(parent, SWT.NONE);
        l.setText(text);
        l.setFont(font(3, true));
        return l;
    }

    /** @return the dialog font, larger by so many points, bold or not; not to be disposed */
    public Font font(int larger, boolean bold) {
        return fonts.computeIfAbsent(larger * 2 + (bold ? 1 : 0), k -> {
            Display d = Display.getCurrent();
            FontDescriptor f = FontDescriptor.createFrom(d.getSystemFont()).increaseHeight(larger);
            return (bold ? f.withStyle(SWT.BOLD) : f).createFont(d);
        });
    }

    /** @return an icon of any bundle's {@code icons/NAME.svg}, sharp at every zoom; null if there is none. Not to be disposed */
    public Image icon(String bundle, String name) {
        return icons.computeIfAbsent(bundle + "/" + name + (dark() ? "/dark" : ""), k -> load(bundle, name));
    }

    /** @return an icon of the frame's own set */
    public Image icon(String name) {
        return icon("org.khoso.ui", name);
    }

    /** @return the icon of the theme that is on, for one of the other theme; any other image as it is */
    private Image other(Image image) {
        for (Map.Entry<String, Image> e : image == null ? Map.<String, Image>of().entrySet() : icons.entrySet())
            if (e.getValue() == image && !e.getKey().contains("@")) {
                String[] parts = e.getKey().split("/");
                return icon(parts[0], parts[1]);
            }
        return image;
    }

    /** @return an icon of the frame's own set drawn in so many pixels, for the window's title and the task bar */
    public Image large(String name, int pixels) {
        return icons.computeIfAbsent(name + "@" + pixels, k -> {
            var url = FileLocator.find(Platform.getBundle("org.khoso.ui"), new Path("icons/" + name + ".svg"));
            try (InputStream in = url.openStream()) {
                return new Image(Display.getCurrent(), draw(new String(in.readAllBytes(), StandardCharsets.UTF_8), pixels * 100 / 16));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Image load(String bundle, String name) {
        var url = FileLocator.find(Platform.getBundle(bundle), new Path("icons/" + name + ".svg"));
        if (url == null)
            return null;
        ImageDataProvider provider = zoom -> {
            try (InputStream in = url.openStream()) {
                return draw(new String(in.readAllBytes(), StandardCharsets.UTF_8), zoom);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return new Image(Display.getCurrent(), provider);
    }

    /**
     * Draws those of the frame's icons that were never drawn, on a thread of its own: the first of them would keep the window from
     * answering while the drawing library loads. UI thread.
     */
    public void drawAhead() {
        int zoom = Display.getCurrent().getPrimaryMonitor().getZoom();
        List<URL> all = Collections.list(Platform.getBundle("org.khoso.ui").findEntries("icons", "*.svg", false));
        Thread.ofPlatform().daemon().name("khoso: icons ahead").start(() -> {
            for (URL url : all)
                try (InputStream in = url.openStream()) {
                    draw(new String(in.readAllBytes(), StandardCharsets.UTF_8), zoom);
                } catch (IOException e) { // it is drawn when it is wanted
                    System.getLogger("org.khoso.ui").log(System.Logger.Level.DEBUG, "cannot read " + url, e);
                }
        });
    }

    /** Icons are 16 by 16 and drawn in currentColor: one file serves every zoom, light and dark. */
    private ImageData draw(String svg, int zoom) {
        String size = String.valueOf(16 * zoom / 100);
        String drawn = svg.replace("currentColor", dark() ? "#d8dee6" : "#37474f").replace("mustColor", hex(Tone.MUST))
                .replace("shouldColor", hex(Tone.SHOULD)).replace("mayColor", hex(Tone.MAY)).replace("accentColor", hex(Tone.ACCENT))
                .replace("width=\"16\"", "width=\"" + size + "\"")
                .replace("height=\"16\"", "height=\"" + size + "\"");
        return drawn(drawn);
    }

    private ImageData drawn(String svg) {
        return drawings.get(svg, text -> new ImageData(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** @return whether the dark theme is on */
    public boolean dark() {
        return "dark".equals(state.get("theme", "light"));
    }

    /** Switches between light and dark. */
    public void theme(boolean dark) {
        state.set("theme", dark ? "dark" : "light");
        // the engine comes into the context when the window is drawn, which is after this was made
        IThemeEngine themes = context.get(IThemeEngine.class);
        if (themes != null)
            themes.setTheme(dark ? "org.khoso.theme.dark" : "org.khoso.theme.light", false);
        new NewTheme(this::other).apply(Display.getCurrent());
        broker.post(Topics.THEME, dark);
    }
}
