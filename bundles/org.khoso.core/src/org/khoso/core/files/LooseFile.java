package org.khoso.core.files;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.CodeList;
import org.khoso.api.FileView;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RecordView;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.PdfaVerdict;

/** A file as the rules want to see it: a record of which nothing is known but its one file, and what its reliability would be. */
final class LooseFile implements RecordView, CheckContext {
    private final UUID id = new UUID(0, 0);
    private final RecordSetInfo set;
    private final String name;
    private final FileFacts facts;
    private final PdfaVerdict pdfa;
    private final FileView file;
    private final String reliabilityField;
    private final String reliability;
    private final LocalDate madeOn;

    /** @param reliability value of the field that says where the content comes from; null if the record set has none */
    LooseFile(RecordSetInfo set, CheckedFile c, String reliabilityField, String reliability, LocalDate madeOn) {
        this.set = set;
        this.name = c.name();
        this.facts = c.facts();
        this.pdfa = c.pdfa();
        this.reliabilityField = reliabilityField;
        this.reliability = reliability;
        this.madeOn = madeOn;
        String own = c.file().getFileName().toString();
        file = new FileView(id, "", own, c.sha256(), facts.size(), facts.puid(), facts.mime(), facts.pages(), facts.dpi(),
                facts.textLayer(),
                facts.seconds(), facts.bitRate(), facts.readable());
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Kind kind() {
        return Kind.FILE;
    }

    @Override
    public RecordSetInfo recordSet() {
        return set;
    }

    @Override
    public String code() {
        return name;
    }

    @Override
    public Object value(String field) {
        return field.equals(reliabilityField) ? reliability : null;
    }

    @Override
    public String text(String field) {
        Object v = value(field);
        return v == null ? "" : v.toString();
    }

    @Override
    public Optional<RecordView> parent() {
        return Optional.empty();
    }

    @Override
    public List<RecordView> children() {
        return List.of();
    }

    @Override
    public List<FileView> files() {
        return List.of(file);
    }

    @Override
    public long occurrences(String field, Object value, boolean withinParent) {
        return 1;
    }

    @Override
    public int bits(FileView f) {
        return facts.bits();
    }

    @Override
    public Optional<PdfaVerdict> pdfa(FileView f) {
        return Optional.ofNullable(pdfa);
    }

    @Override
    public Optional<CodeList> codeList(String list) {
        return Optional.empty();
    }

    @Override
    public Optional<LocalDate> anchor(String anchor) {
        return Optional.of(madeOn);
    }
}
