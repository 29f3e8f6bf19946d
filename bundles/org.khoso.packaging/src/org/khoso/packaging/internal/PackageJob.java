package org.khoso.packaging.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.FileView;
import org.khoso.api.Progress;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RecordView;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageContent.Item;
import org.khoso.api.packaging.PackageContent.Link;
import org.khoso.api.packaging.PackageContent.Payload;

/** Writes the files of one package in the order in which their checksums are needed: the root METS comes last. */
final class PackageJob {
    private static final String REP = HosoPackager.REP;

    private final PackageContent content;
    private final PackageOut out;
    private final Spill spill;
    private final Progress progress;
    private final MediaTypes media;
    private final Map<String, RecordSetInfo> sets = new LinkedHashMap<>();
    private final NameSet descriptions = new NameSet();
    private final NameSet data = new NameSet();
    private final byte[] buffer = new byte[1 << 17];

    PackageJob(PackageContent content, PackageOut out, Spill spill, Progress progress) throws IOException {
        media = MediaTypes.load();
        this.content = content;
        this.out = out;
        this.spill = spill;
        this.progress = progress;
    }

    /** @return the root METS */
    Part run() throws IOException {
        boolean preserved = Form.of(content.type()).preservation();
        MetsDocuments mets = new MetsDocuments(content, media);
        Premis premis = new Premis(content);
        use(content.dossier());
        Part ead = out.xml("metadata/descriptive/EAD.xml", x -> EadWriter.write(content.dossier(), "../../schemas/", x));
        records();
        if (spill.dataFiles() + spill.linkFiles() == 0)
            throw Problems.empty(content.dossier());
        List<Part> schemas = schemas();
        List<Part> documentation = documentation();
        String premisPath = REP + "metadata/preservation/PREMIS_rep1.xml";
        Part premisRep = preserved ? out.xml(premisPath, x -> premis.representation(x, spill)) : null;
        Part rep = out.xml(REP + "METS.xml", x -> mets.representation(x, spill, premisRep));
        Part premisRoot = preserved ? out.xml("metadata/preservation/PREMIS.xml", premis::root) : null;
        return out.sealed("METS.xml", x -> mets.root(x, ead, premisRoot, schemas, documentation, rep));
    }

    private void records() throws IOException {
        progress.total(content.records().size());
        long ordinal = 0;
        for (Item item : content.records()) {
            if (progress.cancelled())
                throw Problems.cancelled(content.dossier());
            record(item, ++ordinal);
            progress.worked(1);
        }
    }

    private void record(Item item, long ordinal) throws IOException {
        RecordView view = item.view();
        progress.item(view.code());
        use(view);
        Sort sort = Sort.of(view);
        String called = view.code().isEmpty() ? view.id().toString() : view.code();
        String name = descriptions.unique(Names.fileName(sort.prefix() + called) + ".xml");
        Part part = out.xml(REP + "metadata/descriptive/" + name, x -> EadWriter.write(view, "../../../../schemas/", x));
        spill.add(new Spill.Record(part, ordinal, sort.object(), item.files().isEmpty() && !item.links().isEmpty()));
        for (Payload file : item.files())
            copy(view, file);
        for (Link link : item.links())
            link(view, link);
    }

    /** A document of another package is named, not copied: the annexes for dossiers say how. */
    private void link(RecordView view, Link link) throws IOException {
        if (!Form.of(content.type()).links())
            throw Problems.link(view, link.name(), content.type().code());
        String name = data.unique(Names.fileName(link.name()) + LinkText.ENDING);
        String there = "data/" + name.substring(0, name.length() - LinkText.ENDING.length());
        byte[] text = LinkText.of(content.type(), link, REP + there).getBytes(StandardCharsets.UTF_8);
        Part part = out.file(REP + "data/" + name, false, o -> o.write(text));
        spill.add(new Spill.Data(part, link.documentId(), link.name(), media.of(name), "", true, null));
    }

    private List<Part> documentation() throws IOException {
        NameSet names = new NameSet();
        List<Part> parts = new ArrayList<>();
        for (Payload d : content.documentation()) {
            String name = names.unique(Names.fileName(d.name()));
            parts.add(out.file("documentation/" + name, media.packed(name), o -> transfer(d, o)));
        }
        return parts;
    }

    private void copy(RecordView view, Payload payload) throws IOException {
        FileView file = payload.file();
        String name = data.unique(Names.fileName(payload.name()));
        Part part = out.file(REP + "data/" + name, media.packed(name), o -> transfer(payload, o));
        if (!file.object().isEmpty() && !file.object().equalsIgnoreCase(part.hash()))
            throw Problems.changed(view, payload.name(), file.object(), part.hash());
        String mime = file.mime() == null || file.mime().isEmpty() ? media.of(name) : file.mime();
        String puid = file.puid() == null ? "" : file.puid();
        spill.add(new Spill.Data(part, String.valueOf(file.id()), payload.name(), mime, puid, false, null));
    }

    private void transfer(Payload payload, OutputStream o) throws IOException {
        try (InputStream in = payload.bytes().open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (progress.cancelled())
                    throw Problems.cancelled(content.dossier());
                o.write(buffer, 0, n);
            }
        }
    }

    /** Notes the record set, whose schema goes into the package. */
    private void use(RecordView view) throws IOException {
        RecordSetInfo set = view.recordSet();
        if (!fits(set.rootElement(), "[A-Za-z_][A-Za-z0-9_.-]*") || !fits(set.schemaFile(), "[A-Za-z0-9_-]+\\.xsd"))
            throw Problems.notPackable(view);
        RecordSetInfo before = sets.putIfAbsent(set.schemaFile(), set);
        if (before != null && !(before.id().equals(set.id()) && before.version().equals(set.version())))
            throw Problems.mixedSets(view, set.schemaFile());
    }

    /** An overlay may be wrong: its names become an element and a file. */
    private static boolean fits(String name, String pattern) {
        return name != null && name.matches(pattern);
    }

    private List<Part> schemas() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (String name : SchemaFiles.PUBLISHED)
            parts.add(out.file("schemas/" + name, SchemaFiles.published(name)));
        for (RecordSetInfo set : sets.values())
            parts.add(out.file("schemas/" + set.schemaFile(), SchemaFiles.of(set)));
        return parts;
    }

    /** How a kind of record is named in packages. @param prefix of its description @param object type of object in PREMIS */
    private record Sort(String prefix, String object) {
        static Sort of(RecordView view) {
            return switch (view.recordSet().recordType()) {
                case "photo" -> new Sort("EAD_pic_", "Pic");
                case "av" -> new Sort("EAD_media_", "Media");
                default -> new Sort("EAD_doc_", "Doc");
            };
        }
    }
}
