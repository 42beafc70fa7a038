using Compliance.Host.Views;
using Xunit;

namespace Compliance.Scenarios.Views;

public sealed class PropertiesReadTests
{
    private sealed record Row
    {
        public string? Branch { get; init; }
        public decimal Allocated { get; init; }
        public decimal Spent { get; init; }
        public decimal Available => Allocated - Spent;
    }

    private sealed class Fields
    {
        public string? GetBranch(Row parent) => parent.Branch;
        public bool GetRich(int least, Row parent) => parent.Available > least && parent.Branch is not null;
        public int GetNothing(Row parent) => 1;
        public string GetWhole(Row parent) => parent.ToString();
        public Func<string?> GetLater(Row parent) => () => parent.Branch;
        public Row GetChanged(Row parent) => parent with { Spent = 1 };
        public string? GetOther(Row parent) { parent = new Row(); return parent.Branch; }
        public async Task<string?> GetAwaited(Row parent) { await Task.Yield(); return parent.Branch; }
    }

    [Theory]
    [InlineData(nameof(Fields.GetBranch), 1, "Branch")]
    [InlineData(nameof(Fields.GetRich), 2, "Allocated Branch Spent")]
    [InlineData(nameof(Fields.GetNothing), 1, "")]
    public void A_resolver_that_only_reads_properties_reads_those(string method, int argument, string properties) =>
        Assert.Equal(properties, string.Join(' ', PropertiesRead.Of(typeof(Fields).GetMethod(method)!, argument, typeof(Row))!.Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData(nameof(Fields.GetWhole))]
    [InlineData(nameof(Fields.GetLater))]
    [InlineData(nameof(Fields.GetChanged))]
    [InlineData(nameof(Fields.GetOther))]
    [InlineData(nameof(Fields.GetAwaited))]
    public void A_resolver_that_hands_the_row_on_may_read_everything(string method) =>
        Assert.Null(PropertiesRead.Of(typeof(Fields).GetMethod(method)!, 1, typeof(Row)));
}
