package org.khoso.packaging.verify.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.khoso.api.FieldInfo;
import org.khoso.api.RecordSetInfo;

/** Where the circular contradicts itself: fields that another of its tables leaves out, adds or calls otherwise. Data, in rules.properties. */
final class Tables {
    private final Rules rules;

    Tables(Rules rules) {
        this.rules = rules;
    }

    /** What other tables say of a document. @param words codes, "-" before what is left out, "+" before what is added */
    record Table(Set<String> words) {
        /** @return whether another table does without that field */
        boolean leavesOut(String code) {
            return words.contains("-" + code);
        }

        /** @return whether another table has that field too */
        boolean adds(String code) {
            return words.contains("+" + code);
        }

        /** @return the codes of a record set */
        Collection<String> codes(RecordSetInfo set) {
            return set.fields().stream().map(FieldInfo::code).toList();
        }
    }

    /** @return what other tables say of the documents of a type of package */
    Table of(String type, RecordSetInfo set) {
        String sort = set.recordType() == null || set.recordType().isEmpty() ? "dossier" : set.recordType();
        return new Table(words("table." + type + "." + sort));
    }

    /** @return by which name a field is there: another name of it, or else its own */
    String called(String code, Collection<String> names) {
        List<String> others = words("name." + code).stream().filter(names::contains).sorted().toList();
        return others.isEmpty() ? code : others.get(0);
    }

    private Set<String> words(String setting) {
        return Set.of(rules.setting(setting).split(",")).stream().map(String::strip).filter(w -> !w.isEmpty()).collect(Collectors.toSet());
    }
}
