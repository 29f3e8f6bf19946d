package org.khoso.survey.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.AnswerSource.Context;
import org.khoso.model.Concepts;

/** Room that digitised records take: each stored object once, however many records have it. */
final class Volume {
    private final Hashes met = new Hashes();
    private final IdList files;
    private long unknown;
    private long pagedBytes;
    private long pages;

    private Volume(IdList files) {
        this.files = files;
    }

    /** Measures; tallies are told what is theirs. */
    static Volume of(Context context, Census census, List<Tally> tallies) throws IOException {
        Volume v = new Volume(IdList.in(context));
        census.files(context, (file, table, i) -> {
            long size = v.add(file);
            long n = file.value(Concepts.PAGES) instanceof Long p && p > 0 ? p : 0;
            if (size < 0 || n == 0)
                return;
            long own = Census.role(file) == table.bestRole(i) ? n : 0;
            v.pagedBytes += size;
            v.pages += own;
            tallies.forEach(t -> t.file(census.fondsOf(table, i), table.day(i), size, own));
        });
        return v;
    }

    /** @return its bytes; -1 if it is not stored, was met, or its size is not known */
    private long add(Holding file) {
        String object = file.text(Concepts.OBJECT);
        if (object.isEmpty() || !met.add(object))
            return -1;
        if (!(file.value(Concepts.SIZE) instanceof Long size)) {
            unknown++;
            return -1;
        }
        files.add(file.id(), BigDecimal.valueOf(size));
        return size;
    }

    /** @return the files, one for each stored object, with their bytes */
    IdList files() {
        return files;
    }

    /** @return bytes; null if there are objects, but the size of none is known */
    BigDecimal bytes() {
        return files.count().signum() == 0 && unknown > 0 ? null : files.sum();
    }

    /** @return bytes that a page takes, rounded up; 0 if nothing has pages */
    long bytesPerPage() {
        return pages == 0 ? 0 : Math.ceilDiv(pagedBytes, pages);
    }

    long pages() {
        return pages;
    }
}
