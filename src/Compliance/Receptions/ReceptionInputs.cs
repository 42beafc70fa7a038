using Compliance.Kernel;

namespace Compliance.Receptions;

/// <summary>A guest or companion: shown data for the people vault, or the id of somebody known already.</summary>
internal sealed record ReceptionPersonInput(string? Name = null, string? Unit = null, string? Post = null, string? Rank = null, string? Person = null);

/// <summary>The sheet as the application plans it or the list states it.</summary>
internal abstract record SheetInput : ISeenInput
{
    public int? Version { get; init; }
    public DateOnly? ReceivedOn { get; init; }
    public DateOnly? LeftOn { get; init; }
    public IReadOnlyList<ReceptionPersonInput>? Guests { get; init; }
    public int? GuestCount { get; init; }
    public IReadOnlyList<ReceptionPersonInput>? Companions { get; init; }
    public int? CompanionCount { get; init; }
    public int? SupportCount { get; init; }
    public ReceptionPlace? Place { get; init; }
    public IReadOnlyList<Meal>? Meals { get; init; }
    public IReadOnlyList<Stay>? Stays { get; init; }
    public IReadOnlyList<Ride>? Rides { get; init; }
    public IReadOnlyList<OtherCost>? Costs { get; init; }
    public IReadOnlyList<GuestCharge>? Charges { get; init; }
    public IReadOnlyList<ProvidedItem>? ProvidedItems { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }
    public string? IdempotencyKey { get; init; }

    /// <summary>The sheet with what this says; left out is as before.</summary>
    public ReceptionSheet Over(ReceptionSheet before, Party party) => new()
    {
        ReceivedOn = ReceivedOn ?? before.ReceivedOn, LeftOn = LeftOn ?? before.LeftOn,
        Guests = Guests is null ? before.Guests : party.Guests, GuestCount = GuestCount ?? (Guests is null ? before.GuestCount : null),
        Companions = Companions is null ? before.Companions : party.Companions, CompanionCount = CompanionCount ?? (Companions is null ? before.CompanionCount : Companions.Count),
        SupportCount = SupportCount ?? before.SupportCount, Place = Place ?? before.Place,
        Meals = Meals ?? before.Meals, Stays = Stays ?? before.Stays, Rides = Rides ?? before.Rides, Costs = Costs ?? before.Costs,
        Charges = Charges ?? before.Charges, Items = ProvidedItems ?? before.Items,
    };

    /// <summary>Only numbers and named ids, for a check that stores nobody.</summary>
    public Party Unnamed() => new(
        [.. (Guests ?? []).Select(g => new PartyMember(g.Person ?? "", null))], [.. (Companions ?? []).Select(c => new PartyMember(c.Person ?? "", null))]);

    public Refusal? Names() => People("guests", Guests) ?? People("companions", Companions);

    private static Refusal? People(string field, IReadOnlyList<ReceptionPersonInput>? people)
    {
        if (people is null) return null;
        if (people.Count > 200) return Refusal.Invalid(field, "TOO_MANY", ("max", 200));
        foreach (var p in people)
            if (Check.First(
                    Check.Text(field + ".name", p.Name, 100, required: p.Person is null), Check.Text(field + ".unit", p.Unit, required: false), Check.Text(field + ".post", p.Post, 100, required: false),
                    Check.Text(field + ".rank", p.Rank, 100, required: false), Check.Text(field + ".person", p.Person, 100, required: false)) is { } bad) return bad;
        return null;
    }
}

/// <summary>Guests and companions as the vault keeps them.</summary>
internal sealed record Party(IReadOnlyList<PartyMember> Guests, IReadOnlyList<PartyMember> Companions)
{
    /// <summary>All at once; who is named by id stays as the vault has him.</summary>
    public static async ValueTask<Party> Of(SheetInput input, IDesk desk, CancellationToken ct)
    {
        List<ReceptionPersonInput> all = [.. input.Guests ?? [], .. input.Companions ?? []];
        var named = all.Where(p => !string.IsNullOrWhiteSpace(p.Name)).ToList();
        var kept = named.Count == 0 ? []
            : await desk.Name([.. named.Select(p => ((string?)null, new PersonalData(p.Name!.Trim(), p.Unit, p.Post, p.Rank)))], ct).ConfigureAwait(false);
        var next = 0;
        var members = all.Select(p => string.IsNullOrWhiteSpace(p.Name) ? new PartyMember(p.Person!, null) : new PartyMember(kept[next].Id, kept[next++].Hash)).ToList();
        var guests = input.Guests?.Count ?? 0;
        return new(members[..guests], members[guests..]);
    }
}

/// <summary>The input of applyReception and checkReception: with an id the returned application goes on, without one it is new.</summary>
internal sealed record ApplyReceptionInput : SheetInput
{
    public string? Id { get; init; }
    public string? Branch { get; init; }
    public string? GuestUnit { get; init; }
    public string? Purpose { get; init; }
    public ReceptionLetter? Letter { get; init; }
    public string? Host { get; init; }
    public IReadOnlyList<ScheduleItem>? Schedule { get; init; }

    public ReceptionRequest Request(ReceptionRequest? before, Party party) => new()
    {
        Branch = Branch ?? before?.Branch ?? "", GuestUnit = (GuestUnit ?? before?.GuestUnit ?? "").Trim(), Purpose = (Purpose ?? before?.Purpose ?? "").Trim(),
        Letter = Letter ?? before?.Letter, Host = Host ?? before?.Host, Schedule = Schedule ?? before?.Schedule ?? [],
        Sheet = Over(before?.Sheet ?? new(), party), Attachments = Attachments ?? before?.Attachments ?? [],
    };
}

/// <summary>The input of recordReception and checkReceptionList.</summary>
internal sealed record RecordReceptionInput : SheetInput
{
    public required string Id { get; init; }
    public required int HeadCount { get; init; }
    public IReadOnlyList<ReceptionInvoice>? Invoices { get; init; }
    public string? CountersignedBy { get; init; }

    public ReceptionList List(Party party) => new() { Sheet = Over(new(), party), HeadCount = HeadCount, Invoices = Invoices ?? [], Attachments = Attachments ?? [] };
}

internal sealed record WithdrawReceptionInput(string Id, string? Reason = null, string? IdempotencyKey = null);
internal sealed record ApproveReceptionStepInput(string Id, int? Step = null, string? Comment = null, string? IdempotencyKey = null);
internal sealed record ReturnReceptionInput(string Id, string Reason, string? IdempotencyKey = null);
internal sealed record RejectReceptionInput(string Id, string Reason, string? IdempotencyKey = null);
internal sealed record CancelReceptionInput(string Id, string Reason, string? IdempotencyKey = null);
internal sealed record HoldReceptionInput(string Id, DateOnly? On = null, string? IdempotencyKey = null);
internal sealed record CountersignReceptionInput(string Id, string? IdempotencyKey = null);
internal sealed record VerifyReceptionInput(string Id, decimal? InvoiceAmount = null, int? HeadCount = null, string? Comment = null, string? IdempotencyKey = null);

internal sealed record ReceptionPayload(ReceptionRow? Reception, IReadOnlyList<PayloadError>? Errors)
{
    public static ReceptionPayload Of(Outcome<ReceptionRow> outcome, IDesk desk) => new(outcome.Row, PayloadError.Of(outcome.Refusal, desk));
    public static ReceptionPayload Of(Refusal refusal, IDesk desk) => new(null, PayloadError.Of(refusal, desk));
}
