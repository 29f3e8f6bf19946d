package org.khoso.standards.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.CodeList;
import org.khoso.api.ConversionInfo;
import org.khoso.api.FieldInfo;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.model.standard.RecordSet;
import org.khoso.model.standard.Standard;

/** Standards as they stand once all layers are laid over each other. Immutable. */
final class Catalog implements StandardsCatalog {
    private final List<Source> sources;
    private final Map<String, RecordSetInfo> recordSets = new LinkedHashMap<>();
    private final Map<String, CodeList> codeLists = new LinkedHashMap<>();
    private final Map<String, List<RuleInfo>> rules = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final List<ConversionInfo> conversions = new ArrayList<>();
    private final List<StandardInfo> standards;
    private final List<Profile> profiles = new ArrayList<>();
    private final List<Message> warnings = new ArrayList<>();
    private final List<Message> leftOut = new ArrayList<>();

    Catalog(List<Source> sources) {
        this(sources, List.of());
    }

    private Catalog(List<Source> sources, List<KhosoException> unread) {
        this.sources = List.copyOf(sources);
        Layers layers = new Layers(this.sources);
        Infos infos = new Infos(layers.merge());
        Map<String, org.khoso.model.standard.CodeList> lists = new LinkedHashMap<>();
        layers.standards().forEach(s -> s.getCodeLists().forEach(l -> lists.put(l.getId(), l)));
        lists.forEach((id, l) -> codeLists.put(id, Infos.codeList(l)));
        Rules maker = new Rules(layers.standards(), lists, layers.merge());
        for (Standard s : layers.standards()) {
            s.getConversions().forEach(c -> conversions.add(Infos.conversion(s, c)));
            s.getProfiles().forEach(p -> profiles.add(Infos.profile(s, p)));
            for (RecordSet set : s.getRecordSets()) {
                Map<String, FieldInfo> fields = infos.fields(set);
                set.getFields().forEach(f -> origins.put(set.getId() + "/" + f.getCode(), Origins.of(f, layers.merge())));
                recordSets.put(set.getId(), infos.recordSet(s, set, layers.version(s, set), fields));
                rules.put(set.getId(), maker.of(s, set, fields));
                rules.get(set.getId()).forEach(r -> origins.put(r.id(), maker.origin(r.id())));
            }
        }
        standards = layers.standards().stream().map(Infos::standard).toList();
        unread.forEach(p -> leftOut.add(p.problem()));
        layers.problems().forEach(p -> leftOut.add(p.problem()));
        warnings.addAll(leftOut);
        warnings.addAll(layers.flags());
    }

    @Override
    public List<RecordSetInfo> recordSets() {
        return List.copyOf(recordSets.values());
    }

    @Override
    public Optional<RecordSetInfo> recordSet(String id) {
        return Optional.ofNullable(recordSets.get(id));
    }

    @Override
    public Optional<CodeList> codeList(String id) {
        return Optional.ofNullable(codeLists.get(id));
    }

    @Override
    public List<RuleInfo> rules(String recordSet) {
        return rules.getOrDefault(recordSet, List.of());
    }

    @Override
    public List<StandardInfo> standards() {
        return standards;
    }

    @Override
    public List<Profile> profiles() {
        return List.copyOf(profiles);
    }

    @Override
    public Optional<Origin> origin(String id) {
        return Optional.ofNullable(origins.get(id));
    }

    @Override
    public List<ConversionInfo> conversions() {
        return List.copyOf(conversions);
    }

    @Override
    public List<Message> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public List<Message> leftOut() {
        return List.copyOf(leftOut);
    }

    @Override
    public StandardsCatalog with(List<Path> directories) {
        List<Source> all = new ArrayList<>(sources);
        List<KhosoException> unread = new ArrayList<>();
        for (Path d : directories)
            try {
                all.addAll(Source.in(d, unread));
            } catch (IOException e) {
                unread.add(
                        e instanceof KhosoException k ? k : new KhosoException(Message.of("standards.unreadable", d.toString()), null, e));
            }
        return all.size() == sources.size() && unread.isEmpty() ? this : new Catalog(all, unread);
    }
}
