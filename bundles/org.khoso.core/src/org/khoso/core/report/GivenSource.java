package org.khoso.core.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.ReportData;
import org.osgi.service.component.annotations.Component;

/** Nothing but what the caller gives: values, and under {@code rows} lists of rows by name. */
@Component(property = ReportSource.NAME + "=given")
public final class GivenSource implements ReportSource {
    @Override
    public ReportData open(Request request, Progress progress) {
        Object rows = request.given().get("rows");
        return new ReportData() {
            @Override
            public Object value(String name) {
                return null; // the caller's values come first anyway
            }

            @Override
            public void rows(String name, Receiver receiver) throws IOException {
                if (!(rows instanceof Map<?, ?> all) || !(all.get(name) instanceof List<?> list))
                    throw new KhosoException(Message.of("core.report.no-rows", name), Message.of("core.report.no-rows.given", name), null);
                for (Object row : list)
                    if (row instanceof Map<?, ?> values)
                    receiver.row(values::get);
            }
        };
    }
}
