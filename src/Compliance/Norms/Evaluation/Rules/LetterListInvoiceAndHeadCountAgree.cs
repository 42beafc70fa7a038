using Compliance.Kernel;

namespace Compliance.Norms.Evaluation.Rules;

/// <summary>Letter = list = head count, and invoice = list: any pair that is known and differs fails; a pair half known is unknown.</summary>
internal sealed record LetterListInvoiceAndHeadCountAgree() : Rule("MATCH")
{
    /// <summary>Names of facts that must be equal, two by two.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Pairs { get; init; }

    public override string? Fault() => Pairs.Count == 0 || Pairs.Any(p => p.Count != 2) ? "a pair names two facts" : null;

    public override Ruling Judge(Facts facts)
    {
        var inputs = new Inputs();
        List<string> unlike = [], missing = [], sums = [];
        foreach (var pair in Pairs)
        {
            var (left, right) = (facts.Number(pair[0]), facts.Number(pair[1]));
            inputs[pair[0]] = left;
            inputs[pair[1]] = right;
            if (left is { } l && right is { } r)
            {
                sums.Add($"{pair[0]} {Sum.Show(l)} {(l == r ? "=" : "≠")} {pair[1]} {Sum.Show(r)}");
                if (l != r) unlike.Add($"{pair[0]} ≠ {pair[1]}");
                continue;
            }
            if (left is null && !missing.Contains(pair[0])) missing.Add(pair[0]);
            if (right is null && !missing.Contains(pair[1])) missing.Add(pair[1]);
        }
        inputs["unlike"] = unlike;
        var arithmetic = string.Join("; ", sums);
        return unlike.Count > 0 ? Fail(inputs, arithmetic) : missing.Count > 0 ? Unknown(inputs, missing) : Pass(inputs, arithmetic);
    }
}
