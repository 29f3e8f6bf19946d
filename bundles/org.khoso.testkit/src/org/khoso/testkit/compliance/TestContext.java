package org.khoso.testkit.compliance;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khoso.api.CodeList;
import org.khoso.api.FileView;
import org.khoso.api.Kind;
import org.khoso.api.RecordView;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.media.PdfaVerdict;

/** An archive around the record under test, as far as rules can see it. Each method returns the context itself. */
public final class TestContext implements CheckContext {
    private final List<RecordView> children = new ArrayList<>();
    private final List<FileView> files = new ArrayList<>();
    private final Map<String, Integer> bits = new HashMap<>();
    private final Map<String, PdfaVerdict> verdicts = new HashMap<>();
    private final Map<String, CodeList> codeLists = new HashMap<>();
    private final Map<String, LocalDate> anchors = new HashMap<>();
    private final Map<String, Long> inParent = new HashMap<>();
    private final Map<String, Long> inArchive = new HashMap<>();
    private final Map<String, Set<Object>> objects = new HashMap<>();
    private RecordView parent;
    private IOException failure;

    /** Sets what it belongs to. */
    public TestContext under(RecordView dossier) {
        parent = dossier;
        return this;
    }

    /** Adds records of it. */
    public TestContext child(RecordView... records) {
        children.addAll(List.of(records));
        return this;
    }

    /** Adds files. */
    public TestContext file(FileView... more) {
        files.addAll(List.of(more));
        return this;
    }

    /** Adds a file whose images have so many bits per pixel. */
    public TestContext file(FileView file, int bitsPerPixel) {
        files.add(file);
        bits.put(file.path(), bitsPerPixel);
        return this;
    }

    /** Sets what the judge of PDF/A said of a file. */
    public TestContext judged(FileView file, PdfaVerdict verdict) {
        verdicts.put(file.path(), verdict);
        return this;
    }

    /** Adds a code list. */
    public TestContext list(CodeList list) {
        codeLists.put(list.id(), list);
        return this;
    }

    /** Sets an anchor date. */
    public TestContext anchored(String name, LocalDate date) {
        anchors.put(name, date);
        return this;
    }

    /** Sets how often a value occurs. */
    public TestContext occurring(String field, Object value, long amongSiblings, long inWholeArchive) {
        inParent.put(field + '=' + value, amongSiblings);
        inArchive.put(field + '=' + value, inWholeArchive);
        return this;
    }

    /** Says that an object of that kind is in the archive; of kinds of which nothing was said nobody can tell. */
    public TestContext known(Kind kind, String concept, Object... values) {
        objects.computeIfAbsent(kind + "." + concept, k -> new HashSet<>()).addAll(List.of(values));
        return this;
    }

    /** Lets every question from now on fail, as on a disk that is gone. */
    public TestContext failing(IOException e) {
        failure = e;
        return this;
    }

    @Override
    public Optional<RecordView> parent() throws IOException {
        look();
        return Optional.ofNullable(parent);
    }

    @Override
    public List<RecordView> children() throws IOException {
        look();
        return List.copyOf(children);
    }

    @Override
    public List<FileView> files() throws IOException {
        look();
        return List.copyOf(files);
    }

    @Override
    public int bits(FileView file) throws IOException {
        look();
        return bits.getOrDefault(file.path(), 0);
    }

    @Override
    public Optional<PdfaVerdict> pdfa(FileView file) throws IOException {
        look();
        return Optional.ofNullable(verdicts.get(file.path()));
    }

    @Override
    public long occurrences(String field, Object value, boolean withinParent) throws IOException {
        look();
        return (withinParent ? inParent : inArchive).getOrDefault(field + '=' + value, 1L);
    }

    @Override
    public Optional<Boolean> exists(Kind kind, String concept, Object value) throws IOException {
        look();
        return Optional.ofNullable(objects.get(kind + "." + concept)).map(values -> values.contains(value));
    }

    @Override
    public Optional<CodeList> codeList(String id) {
        return Optional.ofNullable(codeLists.get(id));
    }

    @Override
    public Optional<LocalDate> anchor(String name) {
        return Optional.ofNullable(anchors.get(name));
    }

    private void look() throws IOException {
        if (failure != null)
            throw failure;
    }
}
