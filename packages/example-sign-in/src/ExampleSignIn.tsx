import {
  Content,
  Header,
  InfoCard,
  Page,
  ProxiedSignInPage,
} from '@backstage/core-components';
import {
  configApiRef,
  useApi,
  type IdentityApi,
  type SignInPageProps,
} from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';

/** Who has been chosen, until they sign out. */
const storageKey = 'example-person';

interface Person {
  login: string;
  name: string;
  team: string;
}

const guest = 'guest';

/** The same person, forgotten when they sign out. */
function forgotten(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      localStorage.removeItem(storageKey);
      await identity.signOut();
    },
  };
}

function PersonCard(props: { person: Person; onEnter(): void }) {
  const { person, onEnter } = props;
  const isGuest = person.login === guest;
  return (
    <Grid item component="li" xs={12} sm={4}>
      <InfoCard
        title={person.name}
        variant="fullHeight"
        actions={
          <Button color="primary" variant="outlined" onClick={onEnter}>
            {isGuest ? 'Enter' : `Sign in as ${person.name}`}
          </Button>
        }
      >
        <Typography variant="body1">
          {isGuest
            ? `Look around as a member of ${person.team}.`
            : `Somebody of ${person.team} who does not exist.`}
        </Typography>
      </InfoCard>
    </Grid>
  );
}

/** Everybody chooses who they are: it is an example, its people are made up, and there is nothing to protect. */
export function ExampleSignIn(props: SignInPageProps) {
  const config = useApi(configApiRef);
  const [chosen, setChosen] = useState(() => localStorage.getItem(storageKey));
  // A portal with a catalog of yours has the guest alone.
  const people = config.getOptional<Person[]>('app.examplePeople') ?? [
    { login: guest, name: 'Guest', team: 'nobody' },
  ];
  const person = people.find(({ login }) => login === chosen);
  if (person) {
    const isGuest = person.login === guest;
    return (
      <ProxiedSignInPage
        {...props}
        provider={isGuest ? guest : 'example'}
        headers={isGuest ? undefined : { 'x-example-person': person.login }}
        onSignInSuccess={identity => props.onSignInSuccess(forgotten(identity))}
      />
    );
  }
  return (
    <Page themeId="home">
      <Header title={config.getOptionalString('app.title') ?? 'Backstage'} />
      <Content>
        <Typography variant="h5" component="h2" gutterBottom>
          As whom do you want to look around?
        </Typography>
        <Grid
          container
          spacing={2}
          component="ul"
          style={{ padding: 0, listStyle: 'none' }}
        >
          {people.map(one => (
            <PersonCard
              key={one.login}
              person={one}
              onEnter={() => {
                localStorage.setItem(storageKey, one.login);
                setChosen(one.login);
              }}
            />
          ))}
        </Grid>
      </Content>
    </Page>
  );
}
