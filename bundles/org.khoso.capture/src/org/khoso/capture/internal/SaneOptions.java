package org.khoso.capture.internal;

import au.com.southsky.jfreesane.OptionValueType;
import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.SaneException;
import au.com.southsky.jfreesane.SaneOption;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khoso.api.Message;

/** Sets the options of a device once, in the order in which they depend on each other, before its first page. */
final class SaneOptions {
    /** Options that SANE itself names, in the order in which they depend on each other. */
    private enum Known {
        SOURCE, MODE, DEPTH, RESOLUTION;

        final String option = name().toLowerCase(Locale.ROOT);
    }

    private static final Set<String> OURS = Set.of("host", "port");
    private final SaneDevice device;
    private Message problem;
    private boolean feeder;
    private int dpi;

    SaneOptions(SaneDevice device, Map<String, String> wanted) throws IOException, SaneException {
        this.device = device;
        var ordered = new LinkedHashMap<String, String>();
        for (Known k : Known.values())
            Optional.ofNullable(wanted.get(k.option)).ifPresent(v -> ordered.put(k.option, v));
        wanted.forEach(ordered::putIfAbsent);
        ordered.keySet().removeAll(OURS);
        if (!ordered.containsKey(Known.SOURCE.option))
            chooseFeeder();
        setAll(ordered);
        look();
    }

    /** Some can be changed only once another has been: those wait for the next round. */
    private void setAll(Map<String, String> open) throws IOException, SaneException {
        int before = open.size() + 1;
        while (problem == null && !open.isEmpty() && open.size() < before) {
            before = open.size();
            for (var i = open.entrySet().iterator(); problem == null && i.hasNext();) {
                var e = i.next();
                SaneOption o = option(e.getKey());
                if (o != null && o.isWriteable()) {
                    set(o, e.getKey(), e.getValue());
                    i.remove();
                }
            }
        }
        if (problem == null && !open.isEmpty())
            problem = Message.of("capture.no-option", device.getName(), String.join(", ", open.keySet()));
    }

    Message problem() {
        return problem;
    }

    /** @return whether pages come from a feeder: more than one, and an end */
    boolean feeder() {
        return feeder;
    }

    int dpi() {
        return dpi;
    }

    private void chooseFeeder() throws IOException, SaneException {
        SaneOption o = option(Known.SOURCE.option);
        if (o == null || o.getType() != OptionValueType.STRING || !o.isWriteable() || o.getStringConstraints() == null)
            return;
        var feeders = o.getStringConstraints().stream().filter(SaneOptions::feeds).toList();
        if (!feeders.isEmpty())
            o.setStringValue(feeders.get(0));
    }

    private static boolean feeds(String source) {
        String s = source.toLowerCase(Locale.ROOT);
        return s.contains("adf") || s.contains("feeder");
    }

    private void look() throws IOException, SaneException {
        SaneOption source = option(Known.SOURCE.option);
        feeder = source != null && source.isReadable() && source.getType() == OptionValueType.STRING && feeds(source.getStringValue());
        SaneOption r = option(Known.RESOLUTION.option);
        if (r != null && r.isReadable())
            dpi = r.getType() == OptionValueType.FIXED ? (int) Math.round(r.getFixedValue()) : r.getIntegerValue();
    }

    private SaneOption option(String name) throws IOException {
        SaneOption o = device.getOption(name);
        return o != null && o.isActive() ? o : null;
    }

    private void set(SaneOption o, String name, String value) throws IOException, SaneException {
        try {
            switch (o.getType()) {
                case BOOLEAN -> o.setBooleanValue(value.equals("yes") || value.equals("true") || value.equals("1"));
                case INT -> o.setIntegerValue(Integer.parseInt(value.strip()));
                case FIXED -> o.setFixedValue(Double.parseDouble(value.strip()));
                case STRING -> string(o, value);
                default -> problem = Message.of("capture.no-option", device.getName(), name);
            }
        } catch (NumberFormatException e) {
            problem = Message.of("capture.bad-option", device.getName(), name, value);
        }
    }

    private void string(SaneOption o, String value) throws IOException, SaneException {
        List<String> allowed = o.getStringConstraints();
        if (allowed != null && !allowed.isEmpty() && !allowed.contains(value))
            problem = Message.of("capture.bad-option", device.getName(), o.getName(), value + " (" + String.join(", ", allowed) + ")");
        else
            o.setStringValue(value);
    }
}
