package org.khoso.schematron.worker.internal;

import net.sf.saxon.s9api.ExtensionFunction;
import net.sf.saxon.s9api.ItemType;
import net.sf.saxon.s9api.OccurrenceIndicator;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SequenceType;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.XdmValue;

/** Where a node is: names from the root on, and the line. The path of the standard library counts siblings, which takes too long where there are many. */
final class PlaceFunction implements ExtensionFunction {
    static final QName NAME = new QName("urn:khoso:schematron", "place");
    private static final int DEEPEST = 100;

    @Override
    public QName getName() {
        return NAME;
    }

    @Override
    public SequenceType getResultType() {
        return SequenceType.makeSequenceType(ItemType.STRING, OccurrenceIndicator.ONE);
    }

    @Override
    public SequenceType[] getArgumentTypes() {
        return new SequenceType[]{SequenceType.makeSequenceType(ItemType.ANY_NODE, OccurrenceIndicator.ZERO_OR_MORE)};
    }

    @Override
    public XdmValue call(XdmValue[] arguments) {
        return new XdmAtomicValue(arguments[0].size() == 0 ? "" : place((XdmNode) arguments[0].itemAt(0)));
    }

    private static String place(XdmNode node) {
        StringBuilder path = new StringBuilder();
        XdmNode at = node;
        for (int i = 0; at != null && at.getNodeKind() != XdmNodeKind.DOCUMENT && i < DEEPEST; i++, at = at.getParent())
            if (at.getNodeName() != null)
            path.insert(0, (at.getNodeKind() == XdmNodeKind.ATTRIBUTE ? "/@" : "/") + at.getNodeName().getLocalName());
        XdmNode element = node.getNodeKind() == XdmNodeKind.ELEMENT || node.getParent() == null ? node : node.getParent();
        return path + "!" + Math.max(0, element.getLineNumber());
    }
}
