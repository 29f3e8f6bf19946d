package org.khoso.report.internal;

import java.util.List;
import java.util.function.Function;
import org.khoso.api.report.ReportData;
import org.khoso.model.layout.Layouts;
import org.khoso.model.layout.Report;
import org.khoso.model.layout.Setting;

/** What placeholders stand for: what the call gives, else what the report says, else what the layouts say of all reports. */
final class Values implements Function<String, Object> {
    private static final int DEEPEST = 5;
    private final ReportData data;
    private final List<List<Setting>> defaults;
    private final Template template;
    private int depth;

    Values(ReportData data, Report report, Layouts layouts, Template template) {
        this.data = data;
        this.template = template;
        defaults = List.of(report.getValues(), layouts.getValues());
    }

    @Override
    public Object apply(String name) {
        Object given = data.value(name);
        if (given != null)
            return given;
        for (List<Setting> settings : defaults)
            if (LayoutMerge.find(settings, name) instanceof Setting s && s.getValue() != null)
            return filled(s.getValue());
        return null;
    }

    /** A text of a layout may itself have placeholders; one that names itself ends somewhere. */
    private Object filled(Object value) {
        if (depth >= DEEPEST)
            return "";
        depth++;
        try {
            return switch (value) {
                case String s -> template.empty(s, this) ? "" : template.fill(s, this);
                case List<?> l -> l.stream().map(this::filled).filter(o -> !"".equals(o)).toList();
                default -> value;
            };
        } finally {
            depth--;
        }
    }
}
