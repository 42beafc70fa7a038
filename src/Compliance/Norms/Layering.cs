using System.Globalization;
using Compliance.Norms.Evaluation;

namespace Compliance.Norms;

/// <summary>
/// 层层加码: rules grow stricter from layer to layer, and nobody says why. A local clause is laid beside those of the same
/// id in the layers above it.
/// </summary>
internal static class Layering
{
    public static IReadOnlyList<LayeringFlag> Flags(NormLayer layer, IReadOnlyList<NormClause> clauses, ClauseBook inForce, DateOnly on)
    {
        var flags = new List<LayeringFlag>();
        foreach (var local in clauses.Where(c => string.IsNullOrWhiteSpace(c.StricterBecause)))
            foreach (var above in inForce.Clauses.Where(c => c.Clause.Id == local.Id && c.Layer < layer && c.InForceOn(on)))
                if (Stricter(local, above.Clause) is { Count: > 0 } measures) flags.Add(new(local.Id, above.Pack, measures));
        return flags;
    }

    private static List<string> Stricter(NormClause local, NormClause above)
    {
        var stricter = new List<string>();
        if (local.Severity > above.Severity) stricter.Add($"severity {local.Severity} > {above.Severity}");
        if (local.Rule.GetType() != above.Rule.GetType() || above.Rule.AsksForFigure()) return stricter;
        var limits = above.Rule.Measures().ToDictionary(m => m.Name, m => m.Value);
        foreach (var own in local.Rule.Measures())
        {
            var known = limits.TryGetValue(own.Name, out var limit);
            if (own.MoreIsStricter && own.Value > (known ? limit : 0)) stricter.Add(known ? $"{own.Name} {Show(own.Value)} > {Show(limit)}" : own.Name);
            // A limit where there was none above is stricter too.
            else if (!own.MoreIsStricter && (!known || own.Value < limit)) stricter.Add(known ? $"{own.Name} {Show(own.Value)} < {Show(limit)}" : $"{own.Name} {Show(own.Value)}");
        }
        return stricter;
    }

    private static string Show(decimal figure) => figure.ToString("0.##", CultureInfo.InvariantCulture);
}
