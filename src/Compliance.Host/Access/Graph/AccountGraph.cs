using Compliance.Kernel;
using Compliance.Organization;

namespace Compliance.Host.Access;

internal sealed record ChangePasswordInput(string Password, string NewPassword, string? IdempotencyKey);
internal sealed record RevokeSessionInput(string Id, string? IdempotencyKey);
internal sealed record RevokeSessionsInput(string? User, string? IdempotencyKey);
internal sealed record EnrolTotpInput(string? IdempotencyKey);
internal sealed record ConfirmTotpInput(string Code, string? IdempotencyKey);
internal sealed record DisableTotpInput(string Code, string? IdempotencyKey);
internal sealed record CreateApiTokenInput(string Name, IReadOnlyList<ApiScope> Scopes, IReadOnlyList<Role>? Offices, DateTimeOffset ExpiresAt, string? IdempotencyKey);
internal sealed record RevokeApiTokenInput(string Id, string? IdempotencyKey);
internal sealed record AddAccountInput(string User, string Person, string? IdempotencyKey);
internal sealed record SetAccountDisabledInput(string User, bool Disabled, string Reason, string? IdempotencyKey);
internal sealed record ResetPasswordInput(string User, string? IdempotencyKey);
internal sealed record ResetSecondFactorInput(string User, string Reason, string? IdempotencyKey);

internal sealed record AccountPayload(Account? Account, IReadOnlyList<PayloadError>? Errors);
internal sealed record EnrolTotpPayload(string? Secret, string? Uri, IReadOnlyList<PayloadError>? Errors);
internal sealed record ConfirmTotpPayload(Account? Account, IReadOnlyList<string>? RecoveryCodes, IReadOnlyList<PayloadError>? Errors);
internal sealed record CreateApiTokenPayload(ApiToken? ApiToken, string? Secret, IReadOnlyList<PayloadError>? Errors);
internal sealed record OneTimePasswordPayload(Account? Account, string? OneTimePassword, IReadOnlyList<PayloadError>? Errors);

internal sealed class AccountQueries
{
    public async ValueTask<Account> MyAccount(CurrentActor current, Accounts accounts, CancellationToken ct) =>
        await accounts.FindAsync(current.Session!.User, ct) ?? throw new BadRequestException("NO_ACCOUNT");

    public async ValueTask<IReadOnlyList<Account>> GetAccounts(Accounts accounts, IDesk desk, CancellationToken ct) => await accounts.ListAsync(desk.Actor.Tenant, ct);
}

/// <summary>What is changed of accounts. The person himself has signed in: a token or an outside provider touches no account.</summary>
internal sealed class AccountMutations
{
    public async Task<AccountPayload> ChangePassword(ChangePasswordInput input, CurrentActor current, AccountKeeper keeper, Accounts accounts, IDesk desk, CancellationToken ct) =>
        await Mine(current, desk, accounts, user => keeper.ChangePasswordAsync(user, input.Password, input.NewPassword, ct), ct);

    public async Task<AccountPayload> RevokeSession(RevokeSessionInput input, CurrentActor current, Sessions sessions, Accounts accounts, IDesk desk, CancellationToken ct) =>
        await Mine(current, desk, accounts, async user => Guid.TryParse(input.Id, out var id) && await sessions.RevokeOwnAsync(id, user, ct) ? null : Refusal.Because("SESSION_UNKNOWN"), ct);

    public async Task<AccountPayload> RevokeSessions(RevokeSessionsInput input, CurrentActor current, Sessions sessions, Accounts accounts, AccountLog log, IDesk desk, CancellationToken ct) =>
        await Mine(current, desk, accounts, async user =>
        {
            var whose = user;
            if (input.User is { } named && Accounts.Normalise(named) != user)
            {
                if (!desk.Actor.Is(Role.Admin)) return Refusal.NotAllowed("revokeSessions");
                if (await OfTenant(named, accounts, desk, ct) is not { } other) return Refusal.NotFound(named);
                whose = other.User;
            }
            await sessions.RevokeAllAsync(whose, ct);
            sessions.Forget();
            await log.WriteAsync(desk.Actor.Tenant, whose, "SESSIONS_ENDED", desk.Actor.Person, null, ct);
            return null;
        }, ct, input.User);

    public async Task<EnrolTotpPayload> EnrolTotp(EnrolTotpInput input, CurrentActor current, AccountKeeper keeper, IDesk desk, CancellationToken ct)
    {
        if (Signed(current) is { } refused) return new(null, null, PayloadError.Of(refused, desk));
        var (secret, refusal) = await keeper.EnrolAsync(current.Session!.User, ct);
        return secret is null ? new(null, null, PayloadError.Of(refusal, desk))
            : new(secret, $"otpauth://totp/{AccountKeeper.Issuer}:{Uri.EscapeDataString(current.Session.User)}?secret={secret}&issuer={AccountKeeper.Issuer}", null);
    }

    public async Task<ConfirmTotpPayload> ConfirmTotp(ConfirmTotpInput input, CurrentActor current, AccountKeeper keeper, Accounts accounts, IDesk desk, CancellationToken ct)
    {
        if (Signed(current) is { } refused) return new(null, null, PayloadError.Of(refused, desk));
        var (codes, refusal) = await keeper.ConfirmAsync(current.Session!.User, input.Code, ct);
        return codes is null ? new(null, null, PayloadError.Of(refusal, desk)) : new(await accounts.FindAsync(current.Session.User, ct), codes, null);
    }

    public async Task<AccountPayload> DisableTotp(DisableTotpInput input, CurrentActor current, AccountKeeper keeper, Accounts accounts, IDesk desk, CancellationToken ct) =>
        await Mine(current, desk, accounts, user => keeper.DisableSecondFactorAsync(user, desk.Actor.Tenant, input.Code, desk.Actor.Person, ct), ct);

    public async Task<CreateApiTokenPayload> CreateApiToken(CreateApiTokenInput input, CurrentActor current, ApiTokens tokens, IDesk desk, CancellationToken ct)
    {
        if (Signed(current) is { } refused) return new(null, null, PayloadError.Of(refused, desk));
        var (token, secret, refusal) = await tokens.CreateAsync(current.Session!, input.Name, input.Scopes, input.Offices ?? [], input.ExpiresAt, input.IdempotencyKey, ct);
        return new(token, secret, PayloadError.Of(refusal, desk));
    }

    public async Task<AccountPayload> RevokeApiToken(RevokeApiTokenInput input, CurrentActor current, ApiTokens tokens, Accounts accounts, IDesk desk, CancellationToken ct) =>
        await Mine(current, desk, accounts, async _ => Guid.TryParse(input.Id, out var id) && await tokens.RevokeAsync(id, current.Session!, desk.Actor.Is(Role.Admin), ct) ? null : Refusal.NotFound(input.Id), ct);

    public async Task<OneTimePasswordPayload> AddAccount(AddAccountInput input, CurrentActor current, AccountKeeper keeper, Accounts accounts, INodes nodes, IDesk desk, CancellationToken ct)
    {
        if (Signed(current) is { } refused) return new(null, null, PayloadError.Of(refused, desk));
        if (!Person.Kind.Owns(input.Person) || await nodes.Find(PersonView.View, input.Person, null, ct) is null) return new(null, null, PayloadError.Of(Refusal.NotFound(input.Person), desk));
        var (password, refusal) = await keeper.AddAsync(input.User, desk.Actor.Tenant, input.Person, desk.Actor.Person, ct);
        return password is null ? new(null, null, PayloadError.Of(refusal, desk)) : new(await accounts.FindAsync(input.User, ct), password, null);
    }

    public async Task<AccountPayload> SetAccountDisabled(SetAccountDisabledInput input, CurrentActor current, Sessions sessions, Accounts accounts, AccountLog log, IDesk desk, CancellationToken ct) =>
        await Mine(current, desk, accounts, async user =>
        {
            if (Check.Text("reason", input.Reason) is { } wrong) return wrong;
            if (await OfTenant(input.User, accounts, desk, ct) is not { } other) return Refusal.NotFound(input.User);
            if (other.User == user) return Refusal.NotAllowed("setAccountDisabled");
            await accounts.SetDisabledAsync(other.User, input.Disabled, ct);
            sessions.Forget();
            await log.WriteAsync(desk.Actor.Tenant, other.User, input.Disabled ? "DISABLED" : "ENABLED", desk.Actor.Person, null, ct);
            return null;
        }, ct, input.User);

    public async Task<OneTimePasswordPayload> ResetPassword(ResetPasswordInput input, CurrentActor current, AccountKeeper keeper, Accounts accounts, IDesk desk, CancellationToken ct)
    {
        if (Signed(current) is { } refused) return new(null, null, PayloadError.Of(refused, desk));
        var (password, refusal) = await keeper.ResetPasswordAsync(input.User, desk.Actor.Tenant, desk.Actor.Person, ct);
        return password is null ? new(null, null, PayloadError.Of(refusal, desk)) : new(await accounts.FindAsync(input.User, ct), password, null);
    }

    public async Task<AccountPayload> ResetSecondFactor(ResetSecondFactorInput input, CurrentActor current, AccountKeeper keeper, Accounts accounts, IDesk desk, CancellationToken ct) =>
        await Mine(current, desk, accounts, async _ => Check.Text("reason", input.Reason) is { } wrong ? wrong
            : await keeper.DisableSecondFactorAsync(input.User, desk.Actor.Tenant, null, desk.Actor.Person, ct), ct, input.User);

    private static Refusal? Signed(CurrentActor current) => current.Session is { IsInteractive: true } ? null : Refusal.Because("SIGNED_IN_PERSON_ONLY");

    private static async ValueTask<Account?> OfTenant(string user, Accounts accounts, IDesk desk, CancellationToken ct) =>
        await accounts.FindAsync(user, ct) is { } account && account.Tenant == desk.Actor.Tenant ? account : null;

    private static async Task<AccountPayload> Mine(CurrentActor current, IDesk desk, Accounts accounts, Func<string, Task<Refusal?>> act, CancellationToken ct, string? shown = null)
    {
        var refusal = Signed(current) ?? await act(current.Session!.User);
        return refusal is null ? new(await accounts.FindAsync(shown ?? current.Session!.User, ct), null) : new(null, PayloadError.Of(refusal, desk));
    }
}

/// <summary>The fields of SDL <c>Account</c>.</summary>
internal sealed class AccountFields
{
    private const int MostEntries = 500;

    public PersonRef GetPerson(Account parent) => new(parent.Person);
    public bool GetSecondFactor(Account parent) => parent.TwoFactor;
    public async ValueTask<int> GetRecoveryCodesLeft(Account parent, AccountKeeper keeper) => parent.TwoFactor ? await keeper.CodesLeftAsync(parent.User) : 0;
    public async ValueTask<IReadOnlyList<ShownSession>> GetSessions(Account parent, Sessions sessions, CurrentActor current, CancellationToken ct) => await sessions.ListAsync(parent.User, current.Token, ct);
    public async ValueTask<IReadOnlyList<AccountEntry>> GetLog(Account parent, int? first, AccountLog log, CancellationToken ct) => await log.ListAsync(parent.User, Math.Clamp(first ?? 50, 0, MostEntries), ct);
    public async ValueTask<IReadOnlyList<ApiToken>> GetApiTokens(Account parent, ApiTokens tokens, CancellationToken ct) => await tokens.ListAsync(parent.User, ct);
}

internal sealed class AccountEntryFields
{
    public PersonRef? GetBy(AccountEntry parent) => PersonRef.Of(parent.By);
}
