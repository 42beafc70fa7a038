using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>An invoice, by its number or by its file, pays once in the association.</summary>
internal sealed record AnInvoiceIsUsedOnce() : Rule("INVOICE")
{
    public override string? Fault() => null;

    public override Ruling Judge(Facts facts)
    {
        var used = facts.Words(Fact.InvoicesUsedBefore);
        var inputs = new Inputs(("used", used));
        return used is null ? Unknown(inputs, Fact.InvoicesUsedBefore) : PassIf(used.Count == 0, inputs);
    }
}
