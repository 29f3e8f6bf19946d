package org.khoso.intake.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khoso.api.FieldInfo;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Mapping;
import org.khoso.intake.mapping.internal.Words;
import org.khoso.model.Concepts;

/** Which heads of columns speak of secrecy, of access, or of boxes. They do whatever field somebody maps the column to. */
final class SecrecyHeads {
    private final Set<String> secrecy = new HashSet<>();
    private final Set<String> access = new HashSet<>();
    private final Set<String> boxes = new HashSet<>();
    private final List<String> phrases;

    SecrecyHeads(Words synonyms, List<RecordSetInfo> sets) {
        List<String> words = synonyms.list("targets", Mapping.SECRECY);
        words.forEach(w -> secrecy.addAll(List.of(Words.accented(w), Words.plain(w))));
        phrases = words.stream().map(Words::accented).filter(w -> w.contains(" ")).toList();
        synonyms.list("boxes").forEach(w -> boxes.add(Words.accented(w)));
        synonyms.list("both", Concepts.ACCESS_MODE).forEach(w -> access.addAll(List.of(Words.accented(w), Words.plain(w))));
        for (RecordSetInfo s : sets) {
            s.byConcept(Concepts.ACCESS_MODE).ifPresent(f -> names(f, access));
            s.byConcept(Concepts.SECRECY).ifPresent(f -> names(f, secrecy));
        }
    }

    private static void names(FieldInfo f, Set<String> to) {
        to.add(Words.accented(f.label().vi()));
        to.add(Words.accented(f.code()));
        if (f.label().en() != null)
            to.add(Words.accented(f.label().en()));
    }

    /** @return whether a head, or the lowest part of a head of several rows, means the degree of secrecy */
    boolean secrecy(String head) {
        String accented = " " + Words.accented(head) + " ";
        return any(head, secrecy) || phrases.stream().anyMatch(p -> accented.contains(" " + p + " "));
    }

    /** @return whether it means the access regime */
    boolean access(String head) {
        return any(head, access);
    }

    /** @return whether it means the box */
    boolean box(String head) {
        return any(head, boxes);
    }

    private static boolean any(String head, Set<String> names) {
        String last = head.substring(head.lastIndexOf(" / ") + 1);
        return names.contains(Words.accented(head)) || names.contains(Words.accented(last));
    }
}
