package org.khoso.packaging.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Shell;
import org.khoso.api.Progress;
import org.khoso.core.sign.FileSigning;
import org.khoso.core.sign.Keys;
import org.khoso.core.sign.Trusts;
import org.khoso.packaging.ui.SignaturePane.Known;
import org.khoso.ui.State;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** Signs packages, and remembers what was found out about their signatures while the window is open. UI thread, except where said. */
final class Signing {
    private static final String LAST_KEY = "packaging.sign.key";
    private final FileSigning signing;
    private final Keys keys;
    private final Trusts trusts;
    private final State state;
    private final Tr tr;
    private final UiJobs jobs;
    private final Map<Path, FileSigning.Checked> found = new HashMap<>();
    private final Map<Path, String> problems = new HashMap<>();

    Signing(FileSigning signing, Keys keys, Trusts trusts, State state, Tr tr, UiJobs jobs) {
        this.signing = signing;
        this.keys = keys;
        this.trusts = trusts;
        this.state = state;
        this.tr = tr;
        this.jobs = jobs;
    }

    void clear() {
        found.clear();
        problems.clear();
    }

    /** @return what is known of a package's signature */
    Known known(Path p) {
        return new Known(signed(p), found.get(p), problems.get(p));
    }

    static boolean signed(Path p) {
        return Files.isRegularFile(FileSigning.beside(p, FileSigning.APART));
    }

    /** Verifies a signature if there is one; on any thread. @return null if there is none */
    FileSigning.Checked verify(Path p, Progress progress) throws IOException {
        return signed(p) ? signing.verify(p, trusts.read(null, false, System::getenv), progress) : null;
    }

    /** Remembers a verdict. */
    void verified(Path p, FileSigning.Checked c) {
        problems.remove(p);
        if (c == null)
            found.remove(p);
        else
            found.put(p, c);
    }

    /** Remembers why a signature could not be verified. */
    void failed(Path p, String why) {
        found.remove(p);
        problems.put(p, why);
    }

    /** Asks for the key, signs, verifies what was signed. @param done told on the UI thread */
    void sign(Shell shell, Bin.Entry e, Consumer<String> done) {
        var dialog = new SignDialog(shell, tr, e.label(), state.get(LAST_KEY, ""), signed(e.path()));
        if (dialog.open() != org.eclipse.jface.window.Window.OK)
            return;
        state.set(LAST_KEY, dialog.key());
        Path file = Path.of(dialog.key());
        char[] password = dialog.password();
        boolean replace = dialog.replace();
        jobs.run(tr.say("packaging.ui.sign.job", e.label()), p -> {
            signing.sign(e.path(), keys.open(file, password, null), replace, p);
            return verify(e.path(), p);
        }, c -> {
            verified(e.path(), c);
            done.accept(tr.say("packaging.ui.sign.done", e.label()));
        });
    }
}
