package org.khoso.packaging.ui;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.core.di.extensions.Service;
import org.khoso.core.Session;
import org.khoso.core.report.Reports;
import org.khoso.core.sign.Trusts;
import org.khoso.core.transfer.Deciding;
import org.khoso.core.transfer.Receipts;
import org.khoso.core.transfer.Receiving;
import org.khoso.core.transfer.Sending;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.TransferBoard;
import org.khoso.core.transfer.TransferBoard.Card;
import org.khoso.core.transfer.TransferBoard.Deadline;
import org.khoso.core.transfer.TransferBoard.Parties;
import org.khoso.core.transfer.Transfers;
import org.khoso.core.transfer.Verifying;
import org.khoso.model.Concepts;

/** The use cases behind the board of hand-overs: the same that the verbs call. */
@Creatable
public final class HandOverServices {
    @Inject
    @Service
    Transfers transfers;
    @Inject
    @Service
    TransferBoard cards;
    @Inject
    @Service
    Sending sending;
    @Inject
    @Service
    Receiving receiving;
    @Inject
    @Service
    Deciding deciding;
    @Inject
    @Service
    Receipts receipts;
    @Inject
    @Service
    Verifying verifying;
    @Inject
    @Service
    Reports reports;
    @Inject
    @Service
    org.khoso.core.sign.Keys keys;
    @Inject
    @Service
    Trusts trusts;

    /** A hand-over with the names of its sides. @param card hand-over, dossiers, deadlines @param parties names */
    record Shown(Card card, Parties parties) {
    }

    Outgoing outgoing(Words words) {
        return new Outgoing(transfers, sending, receipts, new Access(keys, trusts), words);
    }

    Incoming incoming(Words words) {
        return new Incoming(receiving, deciding, receipts, verifying, new Papers(reports, words), new Access(keys, trusts), words);
    }

    /** The newest first; whether one is late is asked only of those that can be. Not on the UI thread. */
    List<Board.Line> lines(Session s) throws IOException {
        List<Board.Line> all = new ArrayList<>();
        for (Transfer t : transfers.list(s)) {
            boolean open = t.state() == Transfer.State.REGISTERED || t.state() == Transfer.State.RECEIVED;
            all.add(new Board.Line(t, open && cards.card(s, t).deadlines().stream().anyMatch(Deadline::passed)));
        }
        all.sort(Comparator.comparing((Board.Line l) -> l.transfer().when(Concepts.REGISTERED_AT)).reversed());
        return all;
    }

    /** Not on the UI thread. */
    Shown shown(Session s, Transfer t) throws IOException {
        return new Shown(cards.card(s, t), cards.parties(s, t));
    }
}
