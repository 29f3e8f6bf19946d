package org.khoso.model.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads EMF objects from YAML, led by the Ecore metadata alone: a feature added to a model can be written in a file without
 * a change here. Files may come from outside: no tags, no aliases, limits on size and depth.
 *
 * <p>A key is the name of a feature; a list stands for a many-valued feature; a map stands for an object. Objects of a class
 * that has just {@code name} and {@code value} may be written as a map from names to values.
 */
public final class YamlModel {
    private static final int MOST_BYTES = 8 << 20;
    private static final int DEEPEST = 30;

    private YamlModel() {
    }

    /**
     * @param in   a YAML document in UTF-8; not closed
     * @param name what a person calls the file, for messages
     * @param root class of the object
     * @return the object
     * @throws KhosoException if the file is not as the model wants it: names file and line
     * @throws IOException    if it could not be read
     */
    public static <T extends EObject> T load(InputStream in, String name, EClass root) throws IOException {
        return load(in, name, root, f -> {
            throw f;
        });
    }

    /** What is done about a fault. */
    interface Faults {
        void found(KhosoException fault) throws KhosoException;
    }

    /**
     * The same for who wants to hear of every fault at once: what can't be read is left out, and the rest goes on. A file that is no
     * YAML at all has one fault.
     *
     * @param faults takes the faults, in the order of the file
     * @return the object as far as it could be read; empty if there is none
     * @throws IOException if it could not be read
     */
    public static <T extends EObject> Optional<T> read(InputStream in, String name, EClass root, Consumer<KhosoException> faults)
            throws IOException {
        try {
            return Optional.of(load(in, name, root, (Faults) faults::accept));
        } catch (KhosoException e) {
            faults.accept(e);
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends EObject> T load(InputStream in, String name, EClass root, Faults faults) throws IOException {
        String text = text(in, name);
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(name).setAllowDuplicateKeys(false)
                    .setAllowNonScalarKeys(false).setCodePointLimit(MOST_BYTES).build();
            GuardedParser parser = new GuardedParser(new ParserImpl(settings, new StreamReader(settings, text)), name, DEEPEST);
            Optional<Node> node = new Composer(settings, parser).getSingleNode();
            if (node.isEmpty())
                throw failure("model.yaml-empty", name, 1);
            return (T) new YamlObjects(name, faults).object(node.get(), root);
        } catch (GuardedParser.Refused e) {
            throw e.reason();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
            throw new KhosoException(Message.of("model.yaml-syntax", name, line, String.valueOf(e.getProblem())), null, e);
        } catch (YamlEngineException e) {
            throw new KhosoException(Message.of("model.yaml-syntax", name, 1, String.valueOf(e.getMessage())), null, e);
        }
    }

    /** @return file and line that an object was read from, {@code file:line}; empty if it was not read from a file */
    public static Optional<String> place(EObject object) {
        for (Adapter a : object.eAdapters())
            if (a instanceof Place p)
            return Optional.of(p.file + ":" + p.line);
        return Optional.empty();
    }

    /** @return names of the features that the file says something about, also where it says the default; empty if none */
    public static Set<String> written(EObject object) {
        for (Adapter a : object.eAdapters())
            if (a instanceof Place p)
            return p.written.keySet();
        return Set.of();
    }

    /** @return line on which the file speaks of a feature, from 1; that on which the object begins if it does not; 0 if it was not read from a file */
    public static int line(EObject object, String feature) {
        for (Adapter a : object.eAdapters())
            if (a instanceof Place p)
            return p.written.getOrDefault(feature, p.line);
        return 0;
    }

    static void mark(EObject object, String file, int line, Map<String, Integer> written) {
        object.eAdapters().add(new Place(file, line, Map.copyOf(written)));
    }

    static KhosoException failure(String key, String file, int line, Object... more) {
        Object[] args = new Object[more.length + 2];
        args[0] = file;
        args[1] = line;
        System.arraycopy(more, 0, args, 2, more.length);
        return new KhosoException(Message.of(key, args), null, null);
    }

    private static String text(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES)
            throw failure("model.yaml-too-big", name, 1, MOST_BYTES);
        try {
            String s = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String composed = Normalizer.normalize(s, Normalizer.Form.NFC); // some systems write letters and marks apart
            return composed.startsWith("\ufeff") ? composed.substring(1) : composed;
        } catch (CharacterCodingException e) {
            throw new KhosoException(Message.of("model.yaml-not-utf8", name, 1), null, e);
        }
    }

    private static final class Place extends AdapterImpl {
        private final String file;
        private final int line;
        private final Map<String, Integer> written;

        Place(String file, int line, Map<String, Integer> written) {
            this.file = file;
            this.line = line;
            this.written = written;
        }
    }
}
