using Compliance.Funds;
using Xunit;
using static Compliance.Decisions.Funds.Sample;

namespace Compliance.Decisions.Funds;

public sealed class InvoiceTests
{
    private const string Number = "invoice/25312000000012345678";
    private static readonly string File = "invoice-file/" + new string('a', 64);
    private readonly FakeWork work = new(Officer, Now);

    private IReadOnlyList<string> Holders(string id) => id == File
        ? work.Load(Invoice.FileKind, id, default).Result.State.Holders : work.Load(Invoice.Kind, id, default).Result.State.Holders;

    [Fact]
    public async Task A_claim_holds_the_numbers_and_files_of_its_invoices_and_claims_them_once()
    {
        await InvoiceBook.Follow(work, "fund-use/1", Branch, null, Claim, default);
        await InvoiceBook.Follow(work, "fund-use/1", Branch, Claim, Claim, default);
        Assert.Equal(["fund-use/1"], Holders(Number));
        Assert.Equal(["fund-use/1"], Holders(File));
        Assert.Single(work.EventsOf(Number));
    }

    [Fact]
    public async Task A_second_claim_finds_the_number_and_the_file_used()
    {
        await InvoiceBook.Follow(work, "fund-use/1", Branch, null, Claim, default);
        Assert.Equal(["25312000000012345678"], await InvoiceBook.UsedByOthers(work, "fund-use/2", Claim, default));
        Assert.Empty(await InvoiceBook.UsedByOthers(work, "fund-use/1", Claim, default));
        var renumbered = Claim with { Invoices = [Claim.Invoices[0] with { Number = "25312000000099999999" }] };
        Assert.Equal(["25312000000099999999"], await InvoiceBook.UsedByOthers(work, "fund-use/2", renumbered, default));
    }

    [Fact]
    public async Task An_invoice_struck_from_a_claim_or_of_a_claim_that_ended_is_free_again()
    {
        await InvoiceBook.Follow(work, "fund-use/1", Branch, null, Claim, default);
        await InvoiceBook.Follow(work, "fund-use/1", Branch, Claim, Claim with { Invoices = [Claim.Invoices[0] with { File = null }] }, default);
        Assert.Equal(["fund-use/1"], Holders(Number));
        Assert.Empty(Holders(File));
        await InvoiceBook.ReleaseAll(work, "fund-use/1", Claim, "WITHDRAWN", default);
        Assert.Empty(Holders(Number));
        Assert.Empty(await InvoiceBook.UsedByOthers(work, "fund-use/2", Claim, default));
    }

    [Fact]
    public async Task A_duplicate_that_was_let_pass_has_two_holders_and_the_row_counts_them()
    {
        await InvoiceBook.Follow(work, "fund-use/1", Branch, null, Claim, default);
        await InvoiceBook.Follow(work, "fund-use/2", Branch, null, Claim, default);
        var row = Invoice.Kind.Row(Number, work.EventsOf(Number))!;
        Assert.Equal((2, Branch, 5000m, 2L), (row.HolderCount, row.Branch, row.Amount, row.Version));
        await InvoiceBook.ReleaseAll(work, "fund-use/1", Claim, "REJECTED", default);
        Assert.Equal(["fund-use/2"], Holders(Number));
    }
}
