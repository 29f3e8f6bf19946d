package org.khoso.compliance.internal.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khoso.api.FileView;
import org.khoso.api.RecordView;

/** Numbers stated in fields, and pages counted in files. */
final class Counting {
    private Counting() {
    }

    /** @return the whole number that a field states; empty if it states none */
    static Optional<Long> stated(RecordView subject, String field) {
        return switch (subject.value(field)) {
            case Long n -> Optional.of(n);
            case BigDecimal n when n.stripTrailingZeros().scale() <= 0 && n.precision() - n.scale() <= 18 -> Optional.of(n.longValue());
            case String s when s.strip().matches("[0-9]{1,18}") -> Optional.of(Long.parseLong(s.strip()));
            case null, default -> Optional.empty();
        };
    }

    /** @return whether pages were counted in every file that can have pages, and in one at least */
    static boolean pagesKnown(List<FileView> files) {
        return files.stream().anyMatch(f -> f.pages() > 0)
                && files.stream().allMatch(f -> f.readable() && (f.pages() > 0 || !Media.paged(f)));
    }

    static long pages(List<FileView> files) {
        return files.stream().mapToLong(FileView::pages).sum();
    }

    /** The same pages may lie there twice, as TIFF and as PDF: then each format alone may make up the number. */
    static boolean pagesFit(List<FileView> files, long stated) {
        Map<String, Long> byFormat = files.stream().collect(Collectors.groupingBy(Media::mime, Collectors.summingLong(FileView::pages)));
        return pages(files) == stated || byFormat.containsValue(stated);
    }
}
