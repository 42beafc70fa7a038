using Compliance.Funds;
using Compliance.Kernel;
using Compliance.Receptions;
using Xunit;
using static Compliance.Decisions.Receptions.ReceptionSample;

namespace Compliance.Decisions.Receptions;

public sealed class ReceptionListTests
{
    [Fact]
    public void A_list_of_what_was_not_said_to_be_held_says_so_too() =>
        Assert.Equal([typeof(ReceptionHeld), typeof(ReceptionRecorded)], In("Approved").When(s => Record(s, List)).Events.Select(e => e.GetType()));

    [Fact]
    public void What_happened_is_recorded_though_a_clause_fails()
    {
        var recorded = Assert.IsType<ReceptionRecorded>(Assert.Single(In("Held").When(s => Record(s, List, null, null, Failed("reception.list-mismatch"))).Events));
        Assert.Equal("reception.list-mismatch", recorded.Judgement!.Findings[0].Clause);
    }

    [Fact]
    public void A_signature_on_paper_is_entered_with_the_list_but_never_ones_own()
    {
        Assert.Equal(new ReceptionCountersigned(1, "person/head", null, "person/officer"), In("Held").When(s => Record(s, List, "person/head")).Events[^1]);
        In("Held").When(s => Record(s, List, "person/officer")).ThenRefused("RECEPTION_SIGNS_HIS_OWN", grave: true);
        In("Held").When(s => Record(s, List, "person/officer", Who("deputy", Role.BranchOfficer, @for: "person/officer"))).ThenRefused("RECEPTION_SIGNS_HIS_OWN", grave: true);
        In("Recorded").When(s => Record(s, List, "person/officer", Head)).ThenRefused("RECEPTION_SIGNS_HIS_OWN");
    }

    [Fact]
    public void Who_filled_in_the_list_does_not_sign_it()
    {
        In("Recorded").When(s => ReceptionRecording.Decide(s, new CountersignReception(Id, Now, Officer))).ThenRefused("RECEPTION_SIGNS_HIS_OWN", grave: true);
        In("Recorded").When(s => ReceptionRecording.Decide(s, new CountersignReception(Id, Now, Head))).ThenHappens(new ReceptionCountersigned(1, "person/head", null, null));
    }

    [Fact]
    public void A_corrected_list_is_signed_anew()
    {
        var corrected = After([.. Histories["Signed"], .. In("Signed").When(s => Record(s, List with { HeadCount = 4 })).Events]);
        Assert.Equal((2, false, 4), (corrected.State.Revision, corrected.State.Countersigned, corrected.State.List!.HeadCount));
        corrected.When(s => Verify(s, Accountant)).ThenRefused("RECEPTION_NOT_COUNTERSIGNED");
    }

    [Theory]
    [InlineData("person/officer")]
    [InlineData("person/head")]
    [InlineData("person/clerk")]
    [InlineData("person/second")]
    public void Nobody_verifies_what_he_applied_for_approved_listed_or_signed(string person) =>
        In("Signed").When(s => Verify(s, new("t", person, new HashSet<Role> { Role.Finance }, new HashSet<string>()))).ThenRefused("SELF_APPROVAL", grave: true);

    [Fact]
    public void What_does_not_agree_is_not_verified()
    {
        var refusal = In("Signed").When(s => Verify(s, Accountant, 500, 5, Failed("reception.list-mismatch"))).ThenRefused("NORM_STOP");
        Assert.Equal("reception.list-mismatch", refusal.Clause);
        Assert.NotNull(In("Signed").When(s => Verify(s, Accountant, 500, 5, Failed("reception.list-mismatch") with { WaivedBy = "person/leader" })).Events);
    }

    [Fact]
    public void Letter_list_invoices_and_head_count_are_facts_beside_each_other()
    {
        var facts = ReceptionRecording.Facts(In("Signed").State, Id, Now, 450, 4, [new(2025, 5, 20)]);
        Assert.Equal((3m, 3m, 4m, 450m, 400m), (facts.Number(Fact.LetterGuests), facts.Number(Fact.ListGuests), facts.Number(Fact.Guests), facts.Number(Fact.InvoiceAmount), facts.Number(Fact.ListAmount)));
        Assert.Equal(["2025-05-20"], facts.Words(Fact.EarlierOfUnit));
        Assert.Equal(["INVOICE", "LETTER", "LIST"], facts.Words(Fact.Documents)!.Order());
        Assert.Equal((Day, true, 1m, 1m, 400m, true), (facts.Day(Fact.HeldOn), facts.Flag(Fact.Held), facts.Number(Fact.Companions), facts.Number(Fact.WorkingMeals), facts.Number(Fact.Meals), facts.Flag(Fact.GuestsCharged)));
    }

    [Fact]
    public void History_restates_the_facts_that_were_judged()
    {
        var judged = ReceptionRecording.Facts(In("Signed").State, Id, Now, 400, 3, []);
        var facts = ReceptionHistory.Of(Reception.Kind.Row(Id, Histories["Verified"])!, []);
        Assert.Equal((judged.On, judged.Branch), (facts.On, facts.Branch));
        foreach (var (name, value) in judged.Values)
            Assert.Equal(System.Text.Json.JsonSerializer.Serialize(value, Spec.Json), System.Text.Json.JsonSerializer.Serialize(facts[name], Spec.Json));
    }

    [Fact]
    public void What_was_not_said_is_unknown_never_nought()
    {
        var facts = ReceptionFacts.Applied(Id, new ReceptionRequest { Branch = Branch, GuestUnit = "某单位", Purpose = "…", Sheet = new() { GuestCount = 2 } }, null, Now);
        foreach (var name in new[] { Fact.Companions, Fact.GuestsCharged, Fact.Items, Fact.PlaceKind, Fact.Place, Fact.HeldOn, Fact.LetterGuests, Fact.EarlierOfUnit, Fact.ListGuests, Fact.InvoiceAmount, Fact.Held }) Assert.Null(facts[name]);
        Assert.Empty(facts.Words(Fact.Documents)!);
        Assert.False(ReceptionFacts.Applied(Id, Request with { Sheet = Sheet with { Charges = [] } }, null, Now).Flag(Fact.GuestsCharged));
    }

    [Fact]
    public void A_verification_needs_a_sum_of_invoices() =>
        After([.. Histories["Held"], new ReceptionRecorded(1, List with { Invoices = [] }, 400, null, "person/officer", null), Signed])
            .When(s => Verify(s, Accountant)).ThenRefused("FIELD_REQUIRED", "invoiceAmount");

    [Fact]
    public void A_list_that_cannot_be_is_refused()
    {
        In("Held").When(s => Record(s, List with { HeadCount = 0 })).ThenRefused("RECEPTION_NOBODY", "headCount");
        In("Held").When(s => Record(s, List with { Sheet = Sheet with { ReceivedOn = Day.AddDays(1) } })).ThenRefused("RECEPTION_IN_FUTURE", "receivedOn");
        In("Held").When(s => Record(s, List with { Invoices = [new("A1", 1, null), new("a1", 2, null)] })).ThenRefused("RECEPTION_INVOICE_TWICE", "invoices.number");
        In("Approved").When(s => ReceptionRecording.Decide(s, new HoldReception(Id, Now, Officer, Day.AddDays(1)))).ThenRefused("RECEPTION_IN_FUTURE", "on");
    }

    private static readonly FundUseSubmitted FundUse = new(1, 400, Day, Id, Small, [], "person/officer", null);

    private static async Task<(string? Code, FakeWork Work)> Claim(string status, object happened)
    {
        var work = new FakeWork(Accountant, Now).Seed(Reception.Kind, Id, Histories[status]);
        return ((await new ReceptionClaiming().React(new Happened(Compliance.Funds.FundUse.Kind, "fund-use/1", happened, null), work, default))?.Code, work);
    }

    [Fact]
    public async Task Nothing_is_claimed_before_the_list_is_verified()
    {
        foreach (var status in Histories.Keys)
            Assert.Equal(status is "Verified" or "Claimed" ? null : status == "None" ? "NOT_FOUND" : "RECEPTION_NOT_VERIFIED", (await Claim(status, FundUse)).Code);
        Assert.Null((await Claim("Applied", FundUse with { Linked = "activity/1" })).Code);
        Assert.Null((await Claim("Applied", FundUse with { Linked = null })).Code);
    }

    [Fact]
    public async Task The_payment_claims_the_reception_once()
    {
        var paid = new PaymentRecorded(400, Id, [], Now, null, "person/cashier", null, null);
        var (code, work) = await Claim("Verified", paid);
        Assert.Equal((null, Claimed), (code, work.EventsOf(Id)[^1]));
        Assert.Equal(Histories["Claimed"].Length, (await Claim("Claimed", paid)).Work.EventsOf(Id).Count);
    }

    [Theory]
    [InlineData("省医学会", "　省 医学会 ")]
    [InlineData("ABC医院", "ａｂｃ医院")]
    public void A_unit_is_recognised_however_it_is_typed(string one, string other) => Assert.Equal(GuestUnits.Key(one), GuestUnits.Key(other));

    [Fact]
    public void The_row_stands_where_the_state_stands_in_every_history()
    {
        foreach (var (status, events) in Histories.Where(h => h.Key != "None"))
        {
            var (row, state) = (Reception.Kind.Row(Id, events)!, After(events).State);
            Assert.Equal((state.Status, (long)events.Length, state.Revision), (row.Status, row.Version, row.Revision));
            Assert.Equal(status == "Applied" ? Role.BranchHead : null, row.WaitingFor);
            foreach (var e in events) Spec.RoundTrips(e);
        }
        var claimed = Reception.Kind.Row(Id, Histories["Claimed"])!;
        Assert.Equal(("person/officer", "person/second", "person/accountant", "fund-use/1", 400m), (claimed.RecordedBy, claimed.CountersignedBy, claimed.VerifiedBy, claimed.Claims[0].FundUse, claimed.ActualAmount));
        Assert.Equal([new string('a', 64), new string('b', 64)], claimed.Files);
    }
}
