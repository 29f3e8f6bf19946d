package org.khoso.survey.internal;

import java.io.IOException;
import java.math.BigDecimal;
import org.khoso.api.survey.AnswerSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Item 2.a: bytes of what is digitised, each stored object once, and bytes expected when the plans are done. */
@Component(service = AnswerSource.class, property = "item=" + VolumeSource.ITEM)
public final class VolumeSource extends Source {
    static final String ITEM = "2.a";
    private final Censuses censuses;

    /** Called by OSGi and tests. */
    @Activate
    public VolumeSource(@Reference Censuses censuses) {
        super(ITEM);
        this.censuses = censuses;
    }

    @Override
    Coverage fill(Context context, Plan plan, Figures figures) throws IOException {
        Census census = censuses.take(context, plan.bornDigital());
        Expected e = Expected.of(context, census, 0);
        BigDecimal existing = e.volume().bytes();
        figures.number(Figures.at("", "existing"), existing, "byte",
                "sum file.size of digitised records and dossiers, each stored object (file.object) once", e.volume().files());
        BigDecimal expected = !e.planned() || existing == null || e.bytes() == null ? null : existing.add(e.bytes());
        figures.number(Figures.at("", "expected"), expected, "byte", query(e), e.lots());
        return census.bodies.coverage(census.here());
    }

    private static String query(Expected e) {
        String measured = e.perPage() == 0 ? "not measured: nothing digitised has pages" : e.perPage() + " over all";
        return "existing + remaining planned pages (" + e.remaining() + ") * bytes a page (campaign.bytesPerPage, else measured in the"
                + " campaign, else measured: " + measured + ")"
                + (e.silent() == 0 ? "" : "; lines without planned pages left out: " + e.silent());
    }
}
